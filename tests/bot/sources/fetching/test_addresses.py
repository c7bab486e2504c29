from ipaddress import ip_address

import pytest

from bot.errors import ConfigError, RefusedAddress
from bot.sources.fetching.addresses import AllowedHosts, check_address, plain_host, shown, special

NOTHING = AllowedHosts()


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"),
        ("10.1.2.3", "private"),
        ("172.31.0.1", "private"),
        ("192.168.1.1", "private"),
        ("169.254.169.254", "link-local"),
        ("100.64.0.1", "carrier-grade NAT"),
        ("0.0.0.0", "this host"),
        ("224.0.0.1", "multicast"),
        ("255.255.255.255", "reserved"),
        ("198.18.0.1", "benchmarking"),
        ("203.0.113.9", "documentation"),
        ("::", "this host"),
        ("::1", "loopback"),
        ("fe80::1", "link-local"),
        ("fd00::1", "private"),
        ("ff02::1", "multicast"),
        ("::ffff:127.0.0.1", "loopback"),
        ("::ffff:10.0.0.1", "private"),
        ("::127.0.0.1", "reserved"),
        ("64:ff9b::7f00:1", "loopback"),
        ("64:ff9b:1::a00:1", "local NAT64"),
        ("2002:7f00:1::", "6to4"),
        ("2001:0:53aa:64c:0:7bff:f5ff:fffe", "Teredo"),
        ("2001:db8::1", "documentation"),
        ("4000::1", "reserved"),
        ("8.8.8.8", None),
        ("172.32.0.1", None),
        ("100.128.0.1", None),
        ("2a02:6b8::1", None),
        ("::ffff:8.8.8.8", None),
        ("64:ff9b::808:808", None),
    ],
)
def test_special_addresses(address: str, kind: str | None) -> None:
    assert special(ip_address(address)) == kind


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/rss",
        "http://127.0.0.1./rss",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://017700000001/",
        "http://1.1/",
        "http://１２７.0.0.1/",
        "http://①②⑦.⓪.⓪.①/",
        "http://127。0。0。1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]:8080/",
        "http://[64:ff9b::7f00:1]/",
        "http://[fe80::1%25eth0]/",
        "http://user:secret@127.0.0.1/",
        "http://example.com@127.0.0.1/",
        "http://example.com%2f@10.0.0.1/",
        "http://loc%61lhost/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "javascript:alert(1)",
        "data:text/xml,<rss/>",
        "//example.com/x",
        "/etc/passwd",
        "http://",
        "http:///path",
        "http://exa mple.com/",
        "http://example.com:99999/",
        "http://example.com:0/",
        "http://example.com/\r\nHost: other",
        "http://example.com\\@127.0.0.1/",
        "http://" + "a" * 9000,
        "",
    ],
)
def test_refused(url: str) -> None:
    with pytest.raises(RefusedAddress):
        check_address(url, NOTHING)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/rss",
        "https://example.com:8443/rss?a=1&b=2",
        "https://пример.қаз/жаңалық",
        "http://8.8.8.8/",
        "http://[2a02:6b8::1]/",
        "  https://example.com/rss \n",
        "https://user:secret@example.com/rss",
        "http://example.com./",
        "http://a_b.example.com/",
    ],
)
def test_accepted(url: str) -> None:
    assert check_address(url, NOTHING).raw_host


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST.", "db", "printer.local", "a.localhost", "metadata.google.internal"],
)
def test_local_names_are_refused_where_a_proxy_resolves(host: str) -> None:
    with pytest.raises(RefusedAddress, match="local name"):
        check_address(f"http://{host}/", NOTHING, behind_proxy=True)
    assert check_address("http://example.com/", NOTHING, behind_proxy=True)
    assert check_address(f"http://{host}/", AllowedHosts.of([host]), behind_proxy=True)


@pytest.mark.parametrize(
    ("private", "urls", "url", "allowed"),
    [
        (["127.0.0.1"], [], "http://127.0.0.1:81/", True),
        (["127.0.0.1"], [], "http://127.0.0.2/", False),
        (["10.0.0.0/8", "fd00::/8"], [], "http://10.9.9.9/", True),
        (["10.0.0.0/8", "fd00::/8"], [], "http://[fd00::9]/", True),
        (["10.0.0.0/8"], [], "http://192.168.0.1/", False),
        ([], ["http://127.0.0.1:9000/base"], "http://127.0.0.1:9000/other", True),
        ([], ["http://127.0.0.1:9000/base"], "http://127.0.0.1:9001/", False),
        ([], ["http://127.0.0.1"], "http://127.0.0.1:80/", True),
        ([], ["https://127.0.0.1"], "http://127.0.0.1/", False),
        ([], ["http://[::1]:9000"], "http://[::1]:9000/", True),
        (["::1"], [], "http://[::1]/", True),
    ],
)
def test_allowed_hosts(private: list[str], urls: list[str], url: str, allowed: bool) -> None:
    hosts = AllowedHosts.of(private, urls)
    if allowed:
        assert check_address(url, hosts)
    else:
        with pytest.raises(RefusedAddress, match="ALLOWED_PRIVATE_HOSTS"):
            check_address(url, hosts)


def test_names_are_allowed_whatever_they_resolve_to() -> None:
    hosts = AllowedHosts.of(["Intranet.kz."], ["http://bank.test:8080/rss"])
    inner = ip_address("10.0.0.1")
    assert hosts.allows("intranet.kz", 80, inner)
    assert hosts.allows("bank.test", 8080, inner)
    assert not hosts.allows("bank.test", 80, inner)
    assert not hosts.allows("other.kz", 80, inner)
    assert hosts.allows("other.kz", 80, ip_address("8.8.8.8"))


@pytest.mark.parametrize("entry", ["http://intranet.kz", "10.0.0.0/99", "a b", "host:8080"])
def test_entries_that_cannot_be_meant(entry: str) -> None:
    with pytest.raises(ConfigError, match="ALLOWED_PRIVATE_HOSTS"):
        AllowedHosts.of([entry])


def test_hosts_in_one_spelling() -> None:
    assert plain_host("EXAMPLE.com.") == "example.com"
    assert plain_host("0x7f.1") == plain_host("2130706433") == "127.0.0.1"


def test_errors_name_the_address_without_its_password() -> None:
    with pytest.raises(RefusedAddress) as caught:
        check_address("http://editor:hunter2@10.0.0.1/feed", NOTHING)
    assert "10.0.0.1/feed" in str(caught.value)
    assert "hunter2" not in str(caught.value)
    assert len(shown("http://example.com/" + "a" * 5000)) <= 200
    assert "\n" not in shown("http://example.com/\nx")


@pytest.mark.parametrize("port", [22, 25, 6667])
def test_ports_of_other_services_are_refused_unless_named(port: int) -> None:
    url = f"http://site.kz:{port}/rss"
    with pytest.raises(RefusedAddress, match="another service"):
        check_address(url, AllowedHosts())
    assert check_address(url, AllowedHosts.of([], [url])).port == port
