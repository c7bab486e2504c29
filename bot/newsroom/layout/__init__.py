"""The newsroom's feeds, channels and routes: as `.env` names them, and as a file."""
