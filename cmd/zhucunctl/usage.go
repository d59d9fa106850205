package main

import "strings"

// usageSentence tells in Chinese what the parser of the command line found wrong. It knows
// the parser's phrases; a phrase of a later version shows as it is.
func usageSentence(err error) string {
	text := strings.NewReplacer(
		"unknown flag ", "没有这个选项 ",
		"unexpected argument ", "不认识的参数 ",
		", did you mean ", "，是不是想写 ",
		"missing flags: ", "缺少选项 ",
		" can't be used together", " 不能同时用",
		" and ", " 和 ",
		"expected one of ", "请写一个命令：",
		" must be one of ", " 只能是 ",
		" but got ", "，写的却是 ",
		"expected a valid 64 bit int", "应为整数",
		"expected a valid 64 bit uint", "应为非负整数",
		"expected int value", "应为整数",
		"expected uint value", "应为非负整数",
		"expected string value", "后面缺少内容",
		"expected ", "缺少 ",
		`"EOL" (<EOL>)`, "空",
		" (short flag); perhaps try ", "，可以写成 ",
		`"?`, `"`,
	).Replace(err.Error())
	return "用法不对：" + text + "。用 zhucunctl --help 查看用法。"
}
