"""The front door: `python app.py` opens the web chat."""

import sys

from bot.cli import main

if __name__ == "__main__":
    main(["serve", *sys.argv[1:]])
