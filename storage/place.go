package storage

import (
	"errors"
	"os"
)

// Place is where a folder lies, as the system tells it.
type Place struct {
	Network bool   // a share of another computer
	Free    uint64 // bytes a person may still write there; 0 where the system does not say
}

const msgNetwork = "数据文件夹在网络共享上，多台电脑同时写会损坏数据，所以没有打开。请把它放在本机硬盘或 U 盘上。"

// checkWritable writes and removes a small file: the only sure answer to whether a
// folder takes data, whatever its permission bits say.
func checkWritable(folder string) error {
	f, err := os.CreateTemp(folder, ".write-*")
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}
