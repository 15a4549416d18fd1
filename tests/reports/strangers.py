"""Texts that people who mean harm, or only write at length, put into a plan."""

from __future__ import annotations

from typing import Any, Final

from tests.judgement.small import with_procedure

HOSTILE: Final = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "</title></style><!-- <svg/onload=alert(1)>",
    "&lt;b&gt; &#106;",
    "[link](http://x.example)",
    "![image](//x.example/pixel.png)",
    "<http://x.example> and http://x.example, www.x.example (a@b.example)",
    "[note]: http://x.example",
    "a | b | c",
    "**bold** _slanted_ ~~gone~~ `code` ``",
    "# heading #",
    "1. first",
    "- item",
    "> quote",
    "---",
    "+ plus = equals",
    "    indented",
    "```",
    "\\[x\\] \\",
    "$x^2$",
    "{{ 7 * 7 }} {% include 'x' %} {# #}",
    "first\n\n# second\n<br>\t| third",
    "a\x1b[31mred\u202egnp.exe\u2066",
    "a\x00b\x0b\ufffe",
    "</text></svg><svg onload=alert(1)><text>",
    "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    '=HYPERLINK("http://x.example")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    "{{ report.__class__.__mro__ }}{% for x in range(10**9) %}{% endfor %}",
    "{{r x }}{%tr for x in y %}{%p endif %}",
    "%(n)s %s {n} {0.__class__}",
    "👩\u200d⚕️ 🏥 a\u0301\u0301\u0301",
    "x" * 10_000,
    "word " * 500,
    "مخيم صحي",
)


def plan_that_says(text: str) -> dict[str, Any]:
    """A plan with findings, questions and a planner's reason, all of which hold the text."""
    plan = with_procedure(name=text, accepted_by="none")
    listed = [{"path": "follow_up.facility_copy_percent", "because": "not_known", "reason": text}]
    share = {"patients_with_written_record_percent": 100}
    return {**plan, "title": text, "follow_up": share, "unanswered": listed}
