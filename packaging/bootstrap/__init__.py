"""Makes the development environment, with nothing but the standard library.

`targets` names what can be asked for; `setup` brings `.venv` into the state that `pyproject.toml`
and `constraints.txt` describe; `checks` and `sample` use it.
"""
