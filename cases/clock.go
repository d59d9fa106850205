package cases

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	colonClock   = regexp.MustCompile(`^(\d{1,2}):(\d{2})(?::\d{2})?$`)
	packedClock  = regexp.MustCompile(`^(\d{1,2})(\d{2})$`)
	chineseClock = regexp.MustCompile(`^(\d{1,2})[点时](?:(半|整|\d{1,2})分?)?$`)
)

// readClock reads a time of day as "15:04": 8:30, 0830, 8点半, 8时30分, 下午3点.
func readClock(text string) (clock, hint, problem string) {
	s := squeeze(text)
	s, half := dayHalf(s)
	hour, minute, ok := clockParts(s)
	if ok && half && hour < 12 {
		hour += 12
	}
	if !ok || hour > 23 || minute > 59 {
		return "", "", "时间“" + NormalLine(text) + "”看不懂，请写成 8:30 这样。"
	}
	return fmt.Sprintf("%02d:%02d", hour, minute), "", ""
}

// dayHalf takes 上午 or 下午 off; half is true for the second half of the day.
func dayHalf(s string) (rest string, half bool) {
	for _, word := range []string{"下午", "晚上", "傍晚"} {
		if strings.HasPrefix(s, word) {
			return strings.TrimPrefix(s, word), true
		}
	}
	for _, word := range []string{"上午", "早上", "凌晨", "中午"} {
		s = strings.TrimPrefix(s, word)
	}
	return s, false
}

func clockParts(s string) (hour, minute int, ok bool) {
	for _, shape := range []*regexp.Regexp{colonClock, packedClock} {
		if m := shape.FindStringSubmatch(s); m != nil {
			return number(m[1]), number(m[2]), true
		}
	}
	m := chineseClock.FindStringSubmatch(s)
	if m == nil {
		return 0, 0, false
	}
	if m[2] == "半" {
		return number(m[1]), 30, true
	}
	return number(m[1]), number(strings.TrimSuffix(m[2], "整")), true
}
