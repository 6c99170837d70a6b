from dogear_desktop.diagnostics import versions


def test_every_part_has_a_version() -> None:
    known = versions.versions()
    assert {"Dogear", "Python", "Qt", "sqlite-vec", "llama-cpp-python", "System"} <= set(known)
    assert all(known.values())
    assert f"Qt: {known['Qt']}" in versions.versions_text().splitlines()
