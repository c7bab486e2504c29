import pytest

from bot.cli import make_parser


@pytest.mark.parametrize("port", ["0", "8080", "65535"])
def test_ports(port: str) -> None:
    words = ["demo", "--port", port]
    assert make_parser(words).parse_args(words).port == int(port)


@pytest.mark.parametrize("port", ["-1", "65536", "x", "", "٨٠٨٠", "1e3"])
def test_what_is_no_port_is_told_in_one_line(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["demo", f"--port={port}"]
    with pytest.raises(SystemExit) as ended:
        make_parser(words).parse_args(words)
    assert ended.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "--port" in line and "is no port: give 1 to 65535" in line
