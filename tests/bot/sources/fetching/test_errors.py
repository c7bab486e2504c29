import ssl
from typing import Any

import aiohttp
import pytest

from bot.sources.fetching.errors import failure

KEY: Any = None  # of the connection; its text is not looked at


@pytest.mark.parametrize(
    ("code", "said", "words"),
    [
        (10, "certificate has expired", "it has expired"),
        (18, "self-signed certificate", "nobody vouches for it"),
        (20, "unable to get local issuer certificate", "its issuer is not known"),
        (62, "Hostname mismatch", "it belongs to another site"),
        (23, "certificate revoked", "certificate revoked"),
    ],
)
def test_what_is_wrong_with_a_certificate_is_said(code: int, said: str, words: str) -> None:
    # The number of every error of TLS is 1, which is the system's «Operation not permitted».
    error = ssl.SSLCertVerificationError(1, f"[SSL: CERTIFICATE_VERIFY_FAILED] {said}")
    error.verify_code, error.verify_message = code, said
    told = failure("https://a.kz/", aiohttp.ClientConnectorCertificateError(KEY, error))
    assert str(told) == f"https://a.kz/: the certificate is not valid ({words}); tell the site"


def test_a_handshake_that_fails_is_said() -> None:
    error = ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1002)")
    error.reason = "WRONG_VERSION_NUMBER"
    told = str(failure("https://a.kz/", aiohttp.ClientConnectorSSLError(KEY, error)))
    assert "no secure connection (wrong version number);" in told
