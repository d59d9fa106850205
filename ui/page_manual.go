package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// manualPage is 使用手册: what one needs to begin, on one page.
type manualPage struct{ base }

var _ Page = (*manualPage)(nil)

func newManualPage() *manualPage { return &manualPage{} }

// Head offers the keys too.
func (p *manualPage) Head() Head {
	if p.route.Tab == manualSafety {
		return Head{Title: "密码保护什么", Actions: []Action{{Text: "整本手册", Key: "F1", Do: func() { p.shell.Go(Route{Place: PlaceManual}) }}}}
	}
	return Head{Title: "使用手册", Actions: []Action{{Text: "按键一览", Key: "Ctrl+/", Do: p.shell.showKeys}}}
}

// manualWidth is a line one can read without losing the next.
const manualWidth = 820

// chapter is one part of the manual.
type chapter struct {
	title string
	lines []string
}

func chapters() []chapter {
	return []chapter{
		{"记一次走访", []string{
			"1. 按 Ctrl+N，输入户主姓名、拼音首字母或证件后四位，按 Enter 选定这一户。",
			"2. 日期、方式、走访人按上次填好，不对再改；Enter 到下一栏，Shift+Enter 回上一栏。",
			"3. 检查项按 1 正常、2 有问题、3 不适用、0 未查，按完自动到下一项。",
			"4. 写下主要情况；有变化、有承诺的写在后面，答复和办理结果填在那一行的“更多…”里。照片可以从文件夹里直接拖到窗口上。",
			"5. Ctrl+Enter 保存并记下一户，Ctrl+S 只保存。",
		}},
		{"找人找户", []string{
			"任何页面按 Ctrl+F：输入姓名、拼音首字母（yjg）、证件后四位或六位、电话、村组。同名的多时，村名、组名和姓之间空一格连着打：望岭村 张、七组 yjg。↑↓ 选择，Enter 打开，Esc 回到原处。",
			"列表里点列标题排序，点“＋ 筛选”缩小范围，条件可以一个一个去掉；Enter 打开一行，Space 选中，Ctrl+A 全选，Ctrl+C 复制到 WPS 表格。",
			"从列表里选的栏目也认拼音首字母：输入 cyb 就是“产业帮扶”。Tab 或 Enter 到一栏时原来的内容已选中，直接输入就换掉，按 ← → 则接着改。",
		}},
		{"务工和销售", []string{
			"帮扶页右上角、一户的帮扶页签下面有“务工登记”和“销售登记”。不属于哪项措施的销售、合作社的销售也在销售登记里填：合作社的不选农户，写生产主体。",
		}},
		maskChapter(),
		{"不会丢的内容", []string{
			"填写时每半秒存一次草稿。按 Esc 离开、断电、死机，下次打开都会问您是否接着填。",
			"存错了，点窗口下方的“撤销”或按 Ctrl+Z；删除的内容在回收站里，可以找回。改过的记录按 F9 看每一版，可以恢复成其中一版。",
			"有疑问的内容（例如身份证校验位不符）只提醒一次，核对无误再按一次 Ctrl+Enter 就能保存。",
		}},
		{"空着、是、否", []string{
			"“空”表示不知道、没问，和“否”不一样。不清楚的留空就好，必填的栏目旁边有 ＊。",
		}},
		importChapter(),
		reportChapter(),
		{"自己做报表", []string{
			"报表页按 Ctrl+M，点“新建我的报表”或“照这张改一张”：选栏目（Enter 加入，Alt+↑↓ 排顺序）、条件、排序和小计，右边随时看到样子，Ctrl+S 保存。",
			"做好的表可以“存成文件给别人用”，对方“读入别人的报表文件”就有了；文件里没有任何人的信息。",
		}},
		{"填镇里的表", []string{
			"报表页按 Ctrl+T，把镇里发的 .xlsx 拖进来。程序认出每一列填什么；标“？”的选中按 Enter 指定，或者留空。按 Ctrl+E 填成一份新文件，原文件不动。",
			"同样的表下次拿来，对应关系已经记住，直接填。单户的表（明白卡）可以选一户，也可以每户一个文件。",
		}},
		{"档案和明白卡", []string{
			"打开一户按 Ctrl+E：一户一档、走访记录表、帮扶明白卡、收入明白卡，看好了再导出或打印。整组、整村的在报表页“一户一档与明白卡”里，可以每户一张表，也可以每户一个文件。",
		}},
		{"备份和换电脑", []string{
			"关闭程序时、使用中每小时有改动时、导入和恢复以前，程序自动备份，都列在“设置 › 备份与恢复”：什么时候、里面有多少户、和现在差多少。新的留得密，旧的按天、周、月留；列表下面写着一共占多少磁盘空间，队长可以改上限。",
			"要找回以前的数据：选中一份点“查看里面”，整个程序显示那时的样子，只能看；看准了点“恢复成这一份”。现在的数据先另存一份，随时可以换回来。",
			"每周插上 U 盘点一次“现在复制到 U 盘”，电脑坏了、丢了也不怕。超过一周没有复制，工作台会提醒；U 盘丢了、换了，点“忘记这个文件夹，不再提醒”。",
			"数据文件坏了也能打开驻村记：它给出最近一份好的备份，也能从坏文件里把还能读的救出来。会用命令行的人也可以用 zhucunctl salvage 救到一个新文件夹里，坏的那个一点不动。",
			"换电脑：在新电脑上打开驻村记，点“打开已有的数据文件”，选 U 盘“驻村记备份”文件夹里最新的一份备份；有密码的输入做备份那天的密码。",
			"要看另一份数据：点左上角的村名，选“换一个数据文件夹…”，以前用过的列在上面。下次打开还是换过的那一份。",
			"要放在 U 盘上用：在程序旁边建一个名为 zhucunji-data 的文件夹，数据就存在里面，也总是先打开它。",
		}},
		writerChapter(),
	}
}

// reportChapter tells how tables leave the program.
func reportChapter() chapter {
	return chapter{"出报表", []string{
		"报表页左边是全部表和文书，按 Ctrl+G 输入名称或拼音首字母查找。右边先看样子：多少行、哪些内容已隐藏，看好了按 Ctrl+E 导出，Ctrl+P 打印。",
		"表按 A4 横向、一页宽排版。栏目很多的表（如小额信贷台账，35 栏）字小，有 A3 打印机的，在 WPS 里把纸张改成 A3，字就跟着变大。",
		"在农户、走访、帮扶列表里按 Ctrl+E，直接打开这些记录的报表，村组、时间和类型照列表的筛选。农户列表下面的“导出名单”照屏幕上的列和次序导出，选中几户就只导出这几户。",
		"默认脱敏。要完整的，去掉“脱敏”，导出时写明用途。要保密的文件选“加密文件”，口令另打电话告诉对方；对方用“更多 › 打开加密文件”打开。",
		"每次导出都自动记在“设置 › 导出登记”里：什么时候、谁、什么表、多少人、是否脱敏、存到哪里。",
	}}
}

// writerChapter tells whose name stands in what is entered.
func writerChapter() chapter {
	return chapter{"谁在录入", []string{
		"每条记录都写明是谁录入的。没有密码时点窗口右上角的名字换人；有密码时换人要用自己的密码登录。",
	}}
}

// maskChapter tells how to see in full what the screen hides.
func maskChapter() chapter {
	return chapter{"姓名和号码为什么有星号", []string{
		"一台电脑几个人用，旁边也常有人，所以每次打开都先隐去姓名、证件号码、电话和账号的一部分。查找不受影响：输入完整的姓名、拼音或尾号照样找得到；星号旁边写着村组和户编号的尾数，方便认人。",
		"看一户：选中它或打开它，按 F8，再按就隐去，换一户也隐去。队长按 Ctrl+H 全部显示，锁定或关闭后自动隐去。每次显示都记在审计里。",
		"大段文字里写到的人名、文件名和文件夹名不隐去。",
	}}
}

// importChapter tells how a list comes in.
func importChapter() chapter {
	return chapter{"导入名单", []string{
		"左边点“导入”，把名单拖进窗口，或按 Ctrl+O 选择。.xlsx、.xls、CSV 和国家系统导出的表都可以，表头在第几行、有几层都不要紧；有打开密码的会问密码。",
		"第二步看每一列是什么：没认出的标“？”，按 Enter 指定栏目，或选“记入备注”；同样的表下次就认得。",
		"第三步先说会怎样，还没有写入：按“新增”“变更”“存疑”等分开看，原来和表里的内容都列着。存疑的行核对后按 1 采用，不要的行按 0；也可以只新增、只更新，或让某个栏目不改。",
		"第四步写入。有误的行存成表，错的格标了颜色、写了原因，改好再导入一次。导错了点“撤销整批导入”。",
	}}
}

// Show writes the chapters below each other.
func (p *manualPage) Show(any) fyne.CanvasObject {
	column := container.NewVBox()
	list := append(chapters(), safetyChapters()...)
	if p.route.Tab == manualSafety {
		list = safetyChapters()
	}
	for _, c := range list {
		title := widgets.NewParagraph(c.title, manualWidth)
		title.Bold = true
		column.Add(gapAbove(title, 10))
		for _, text := range c.lines {
			column.Add(widgets.NewParagraph(text, manualWidth))
		}
	}
	return container.NewVScroll(padded(column, 0, 16))
}

// Reload has nothing to load.
func (p *manualPage) Reload(cases.Change) {}
