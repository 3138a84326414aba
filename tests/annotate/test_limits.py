"""Where a body cannot go further to the left: each | is such a place."""

import pytest

from kg.annotate.limits import last_limit, limits

LIMITED = [
    "会议由|市委书记李明主持|。|市长王强与|市教育局局长陈红出席|",
    "1月|5日|上午|，|我市|市委书记李明来到|茂名县委",
    "“双拥”办公室主任李明，|川明科技（扬州）公司经理王强",
    "新闻与传播学院院长李明\n|市教育局与|市财政局局长",
    "下午|3：|30|市长李明讲话。|",
]


@pytest.mark.parametrize("shown", LIMITED)
def test_limits_by_marks_and_words(shown: str) -> None:
    text, parts = shown.replace("|", ""), shown.split("|")
    found = limits(text)
    assert [text[start:end] for start, end in zip(found, [*found[1:], len(text)], strict=True)] == parts
    assert [last_limit(text, i) for i in range(len(text))] == [max(p for p in found if p <= i) for i in range(len(text))]
