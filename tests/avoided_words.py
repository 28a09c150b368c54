"""The words that stand on no screen and no paper: threats, bans, blame, metaphors of breaking."""

import re

AVOIDED = re.compile(
    r"\b("
    r"contraindicat\w*|fragil\w*|damag\w*|degenerat\w*|wear and tear|worn[ -]out|slipped|crumbl\w*|"
    r"misalign\w*|out of place|unstable|weak core|danger\w*|forbid\w*|prohibit\w*|banned|"
    r"fail(s|ed|ing|ure|ures)?|invalid\w*|must not|you must|never|don['’]t|high[ -]risk|"
    r"unfortunately|abnormal\w*|safe|safely|safer|safety|unsafe|protects?|protected|"
    r"clinically proven|submit|are you sure"
    r")\b",
    re.IGNORECASE,
)
