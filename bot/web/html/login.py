"""The page that asks for a name and a password, whole: it needs nothing else, not even script."""

from html import escape

_STYLE = """
:root { color-scheme: light dark; --ink: #1e293b; --soft: #526077; --line: #8592a6; --back: #f8fafc; --card: #fff;
  --blue: #1d4ed8; --on: #fff; --bad: #b91c1c; }
@media (prefers-color-scheme: dark) { :root { --ink: #f1f5f9; --soft: #a9b5c6; --line: #64748b; --back: #0f172a;
  --card: #1e293b; --blue: #93c5fd; --on: #0f172a; --bad: #fca5a5; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; padding: 1rem; color: var(--ink);
  background: var(--back); font: 1rem/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 22rem; padding: 2rem; background: var(--card); border-radius: 12px;
  box-shadow: 0 1px 3px #0003; }
h1 { margin: 0; font-size: 1.25rem; font-weight: 650; }
p { margin: 0 0 1.25rem; color: var(--soft); }
p[role=alert] { margin: 0 0 1rem; color: var(--bad); font-weight: 600; }
label { display: block; margin: 0 0 1rem; font-weight: 600; font-size: 0.9375rem; }
input { display: block; width: 100%; margin-top: 0.25rem; padding: 0.6rem 0.75rem; font: inherit;
  font-weight: 400; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 8px; }
button { width: 100%; padding: 0.65rem; font: inherit; font-weight: 600; color: var(--on); background: var(--blue);
  border: 0; border-radius: 8px; cursor: pointer; }
:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
"""


def login_html(then: str, wrong: str = "", name: str = "") -> str:
    """The page.

    Args:
        then: the address to go on to.
        wrong: why the last try did not do.
        name: that was given then.
    """
    told = f'<p role="alert">{escape(wrong)}</p>' if wrong else ""
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Log in · On the Record</title><link rel="icon" href="data:,"><style>{_STYLE}</style></head>
<body><main><h1>On the Record</h1><p>Log in to ask its sources.</p>{told}
<form method="post"><input type="hidden" name="then" value="{escape(then)}">
<label>Name<input name="username" value="{escape(name)}" autocomplete="username" autocapitalize="none"
 spellcheck="false" required{"" if name else " autofocus"}></label>
<label>Password<input name="password" type="password" autocomplete="current-password" required{
        " autofocus" if name else ""
    }></label>
<button>Log in</button></form></main></body></html>"""
