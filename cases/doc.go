// Package cases says what a household, a person, a visit, a measure and an
// income entry are: their values, code lists, field catalogues and rules. It is
// pure: it knows no file, database, workbook or window, and every rule in it can
// be tested with values alone.
//
// # Words
//
// One word per thing, the same in Go, in the database, in column titles and in
// tests:
//
//	village     行政村
//	group       村民小组 (SQL: team, because GROUP is a keyword)
//	household   户
//	person      人, a member of households over time
//	membership  a person's spell in one household, with relation and reasons
//	headship    a spell of being 户主
//	standing    a dated spell of 户类型 or another class of a household
//	monitoring  one 识别 as 监测对象: class, risks, removal, and how it stood after
//	family      a household with all its spells; plan what an act changes
//	visit       走访; promise 承诺办理事项; demand 群众诉求; photo 照片
//	gathering   院坝会 or round of visits, logged for many households at once
//	measure     帮扶措施, one of 14 blocks; its kind may have fields of its own
//	job spell   务工; job plan 计划务工; attendance 公益岗月出勤; input 投入; sale 销售
//	income      收入条目; ledger year 核算年度 (上年10-01 至当年09-30)
//	account     收入核算 of a period; snapshot 上报收入, an account frozen as reported
//	unit        帮扶单位; fund 资金来源; project 项目; asset 帮扶项目资产; dividend 分红
//	policy      what rules of a year say: code lists, lines, cadence, inclusion
//	act         one thing a person did: one transaction, one undo step
//	change      one record created or edited by an act
package cases
