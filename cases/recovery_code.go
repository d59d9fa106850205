package cases

import (
	"crypto/sha256"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// A recovery code is read off paper, perhaps years later: 24 characters of 5 random bits
// each and one that checks them, in five groups. The letters that are taken for digits are
// left out.
const (
	codeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	codeRandom   = 24
	codeGroup    = 5
)

// RecoveryCodeBytes is how many random bytes RecoveryCode takes.
const RecoveryCodeBytes = codeRandom * 5 / 8

// RecoveryCode writes random bytes as a person can copy them: "7K2MQ-…".
func RecoveryCode(random [RecoveryCodeBytes]byte) string {
	var code strings.Builder
	bits, have := uint(0), 0
	for _, b := range random {
		bits, have = bits<<8|uint(b), have+8
		for have >= 5 {
			have -= 5
			code.WriteByte(codeAlphabet[bits>>have&31])
		}
	}
	return inGroups(code.String() + string(checkSign(code.String())))
}

// checkSign is the character that tells a slip of the pen.
func checkSign(code string) byte {
	sum := sha256.Sum256([]byte(code))
	return codeAlphabet[sum[0]&31]
}

func inGroups(code string) string {
	var parts []string
	for len(code) > codeGroup {
		parts, code = append(parts, code[:codeGroup]), code[codeGroup:]
	}
	return strings.Join(append(parts, code), "-")
}

// ParseRecoveryCode gives a typed code as RecoveryCode wrote it: small letters, full-width
// characters, spaces and letters taken for digits are mended. Invalid where it cannot be
// one: then nothing was tried with it.
func ParseRecoveryCode(text string) (string, error) {
	var code strings.Builder
	for _, r := range strings.ToUpper(width.Fold.String(text)) {
		switch {
		case r == 'O':
			r = '0'
		case r == 'I', r == 'L':
			r = '1'
		case unicode.IsSpace(r), unicode.Is(unicode.Dash, r), r == '_':
			continue
		}
		code.WriteRune(r)
	}
	typed := code.String()
	if len(typed) != codeRandom+1 || strings.Trim(typed, codeAlphabet) != "" {
		return "", Errorf(Invalid, "code", "恢复码是五组、每组五个字母或数字，请对照纸上重新输入。")
	}
	if typed[codeRandom] != checkSign(typed[:codeRandom]) {
		return "", Errorf(Invalid, "code", "恢复码有抄错的地方，请对照纸上逐组核对。")
	}
	return inGroups(typed), nil
}
