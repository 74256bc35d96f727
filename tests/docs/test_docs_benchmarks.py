import re
from pathlib import Path

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def test_every_benchmark_has_its_line_and_its_program():
    programs = dict(re.findall(r"^    (\w+)\) program=(\S+)", (BENCHMARKS / "run").read_text("utf-8"), re.MULTILINE))
    told = re.findall(r"^\| `benchmarks/run (\w+)", (BENCHMARKS / "README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(told) == sorted(programs)
    assert all((BENCHMARKS / program).is_file() for program in programs.values())
