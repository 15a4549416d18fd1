"""`python -m missionrisk`."""

from missionrisk.cli import main

if __name__ == "__main__":
    main()
