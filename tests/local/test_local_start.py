"""What ./run refuses in one sentence, what it leaves behind, and how it keeps its parts."""

import os
import signal
import socket
import subprocess
import sys
import time

import psutil
import pytest

from wordcounts.errors import BadSettings
from wordcounts.local import up, valkey
from wordcounts.local.orphans import Record, only_one
from wordcounts.settings import load_settings

KEEPER = """
import os, sys
from wordcounts.processes import Keeper, Part
Keeper([[Part("sleeper", (sys.executable, "-c", "import time; time.sleep(600)"), dict(os.environ))]],
       on_start=lambda name, pid: print(pid, flush=True)).run()
"""


def keeper():
    process = subprocess.Popen([sys.executable, "-c", KEEPER], stdout=subprocess.PIPE, text=True)
    return process, int(process.stdout.readline())


def gone(pid):
    deadline = time.monotonic() + 10
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return True


def test_a_taken_port_is_one_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(BadSettings, match=f"Port {port} is taken"):
            up.up(load_settings(_env_file=None, data_dir=tmp_path, port=port))


def test_a_data_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(BadSettings, match="cannot be written"):
        up.up(load_settings(_env_file=None, data_dir=tmp_path / "file" / "data"))


def test_a_second_start_on_the_same_data_says_so(tmp_path):
    with (
        only_one(tmp_path, "http://127.0.0.1:8000"),
        pytest.raises(BadSettings, match=r"is running on .* already .*8000"),
        only_one(tmp_path, "elsewhere"),
    ):
        pass


def test_the_secret_is_made_once_for_this_user_alone(tmp_path):
    settings = load_settings(_env_file=None, data_dir=tmp_path)
    first = up._secret(settings, tmp_path)
    assert len(first) > 32
    assert up._secret(settings, tmp_path) == first
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600


def test_a_long_data_folder_gets_a_short_socket(tmp_path):
    deep = tmp_path / ("x" * 120)
    assert len(os.fsencode(valkey.socket_path(deep))) <= valkey.MAX_SOCKET_PATH_BYTES


def test_a_crashed_part_is_started_again():
    process, first = keeper()
    os.kill(first, signal.SIGKILL)
    second = int(process.stdout.readline())
    process.terminate()
    assert process.wait(15) == 0
    process.stdout.close()
    assert second != first
    assert gone(second)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_no_part_outlives_its_keeper(number):
    process, part = keeper()
    process.send_signal(number)
    process.wait(15)
    process.stdout.close()
    assert gone(part)


def test_what_an_earlier_start_left_is_ended(tmp_path):
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]) as orphan:
        Record(tmp_path).add("web", orphan.pid)
        assert Record(tmp_path).end_orphans() == 1
        assert not psutil.pid_exists(orphan.pid)
    assert Record(tmp_path).end_orphans() == 0
