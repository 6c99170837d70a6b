"""Nothing speaks to a server unless a person asks for a download."""

import os
import subprocess
import sys
from pathlib import Path

from tests import small_models

from bootstrap.environment import ROOT

PARTS = ("core", "desktop", "models")
CONTACT = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
PROGRAM = f"""
import sys

contacts = []
sys.addaudithook(lambda event, _: contacts.append(event) if event in {CONTACT} else None)

from dogear_core.cli.main import main

def run(*arguments):
    assert main(["--library", library, *arguments]) == 0, arguments

if __name__ == "__main__":
    library, papers, model = sys.argv[1:]
    run("add", papers)
    run("search", "deposit")
    run("models", "list")
    run("models", "show", "bge-small-en-v1.5")
    run("models", "add", model)
    run("models", "use", "tiny-bert")
    run("index")
    run("search", "deposit", "--mode", "meaning")
    run("status")
    loaded = {{"huggingface_hub", "httpx2"}} & sys.modules.keys()
    sys.exit(f"contacts {{contacts}}, loaded {{loaded}}" if contacts or loaded else 0)
"""


def test_no_connection_is_opened_from_the_first_folder_to_another_model(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "lease.txt").write_text("The tenant pays a deposit.")
    model = small_models.bert(tmp_path / "tiny-bert.gguf", dimensions=32)
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    ran = subprocess.run(
        [sys.executable, program, tmp_path / "library", tmp_path / "papers", model],
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(str(ROOT / part) for part in PARTS),
            "DOGEAR_MODELS": str(tmp_path / "models"),
        },
    )
    assert ran.returncode == 0, ran.stderr
