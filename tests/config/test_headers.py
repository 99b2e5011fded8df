"""The headers stand on every answer, whatever kind it is."""

import re

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("addresses")]

ALWAYS = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
    "X-Robots-Tag": "noindex, nofollow",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(),"
        " gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(self),"
        " screen-wake-lock=(), usb=(), xr-spatial-tracking=()"
    ),
}
PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
    " form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; manifest-src 'self'; report-uri /csp-report"
)
NOTHING = "default-src 'none'; frame-ancestors 'none'"
DOWNLOAD = "sandbox; default-src 'none'; frame-ancestors 'none'"

ANSWERS = [
    ("/prov/page/", 200, PAGE),
    ("/konto/login/", 200, PAGE),
    ("/prov/closed/", 302, PAGE),
    ("/prov/upload", 301, PAGE),
    ("/prov/denied/", 403, PAGE),
    ("/finns/inte/", 404, PAGE),
    ("/csp-report", 405, PAGE),
    ("/prov/broken/", 500, PAGE),
    ("/prov/locked/", 503, PAGE),
    ("/halsa/", 200, PAGE),
    ("/static/img/favicon.svg", 200, PAGE),
    ("/static/finns-inte.css", 404, PAGE),
    ("/prov/download/", 200, DOWNLOAD),
    ("/api/v1/prov/data/", 200, NOTHING),
    ("/api/v1/prov/denied/", 403, NOTHING),
    ("/api/v1/finns-inte/", 404, NOTHING),
    ("/api/v1/prov/broken/", 500, NOTHING),
    ("/api/v1/prov/download/", 200, DOWNLOAD),
]


def policy(response):
    return sorted(response.headers["Content-Security-Policy"].split("; "))


@pytest.mark.parametrize(("address", "status", "expected"), ANSWERS)
def test_every_answer_has_every_header(client, address, status, expected):
    client.raise_request_exception = False
    response = client.get(address)
    response.close()
    assert response.status_code == status
    assert {name: response.headers.get(name) for name in ALWAYS} == ALWAYS
    assert policy(response) == sorted(expected.split("; "))
    assert re.fullmatch("[0-9a-f]{32}", response.headers["X-Request-ID"])
    assert not {"Server", "X-Powered-By", "X-XSS-Protection", "Access-Control-Allow-Origin", "Expires"} & set(response.headers)
    if not address.startswith("/static/img/"):
        assert response.headers["Cache-Control"] == "no-store"
    kind = response.headers.get("Content-Type", "")
    assert "charset" in kind or kind in {"", "application/pdf", "image/svg+xml"}


def test_a_faulty_request_has_every_header(client):
    response = client.get("/prov/page/", HTTP_HOST="nagon.annan.example")
    assert response.status_code == 400
    assert {name: response.headers.get(name) for name in ALWAYS} == ALWAYS


def test_pages_vary_by_who_asks(client):
    assert set(client.get("/prov/page/").headers["Vary"].split(", ")) == {"Cookie", "Accept-Language"}


def test_open_pages_may_be_found_by_search_engines(client):
    assert "X-Robots-Tag" not in client.get("/oppet/prov/").headers


def test_a_static_file_may_be_kept(client):
    response = client.get("/static/img/favicon.svg")
    response.close()
    assert "no-store" not in response.headers["Cache-Control"]


def test_the_page_of_the_api_is_a_page(client):
    assert policy(client.get("/api/v1/docs/")) == sorted(PAGE.split("; "))


def test_signing_out_clears_the_browser(client, user):
    client.force_login(user)
    response = client.get("/prov/sign_out/")
    assert response.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "Clear-Site-Data" not in client.get("/prov/page/").headers


def test_a_page_over_http_is_sent_on_and_the_api_refused():
    plain = Client()
    response = plain.get("/prov/page/")
    assert (response.status_code, response.headers["Location"]) == (301, "https://testserver/prov/page/")
    response = plain.get("/api/v1/prov/data/")
    assert (response.status_code, response.headers["Content-Type"]) == (403, "application/problem+json; charset=utf-8")
    assert plain.get("/halsa/").status_code == 200
