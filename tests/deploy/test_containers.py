"""What the files for containers say fits together, and fits the project. They are built where there is Docker."""

import re
import tomllib
from typing import Any

import pytest
import yaml

from bot.web.ops import stop
from tests.conftest import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
NGINX = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
PAGES = {name: one for name, one in SERVICES.items() if name.startswith("web")}


def option(service: dict[str, Any], name: str) -> str:
    (value,) = (part.partition("=")[2] for part in service["command"] if part.startswith(f"--{name}="))
    return str(value)


def test_what_is_copied_is_there_and_is_not_ignored() -> None:
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").split() if line[0] == "!"}
    copied = [line.split()[1:-1] for line in re.findall(r"^COPY (?!--from).*$", DOCKERFILE, re.MULTILINE)]
    assert {name for names in copied for name in names} == kept
    assert all((ROOT / name).exists() for name in kept)


def test_the_image_holds_every_package_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    copied = re.findall(r"^COPY (\w+) \./\1$", DOCKERFILE, re.MULTILINE)
    assert sorted(copied) == sorted(project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"])
    assert all(
        re.search(rf"^COPY .*\b{name} ", DOCKERFILE, re.MULTILINE) for name in project["project"]["license-files"]
    )
    extras = re.search(r"'\.\[(.*?)\]'", DOCKERFILE)
    assert extras
    assert set(extras[1].split(",")) <= set(project["project"]["optional-dependencies"])


def test_the_image_runs_as_nobody_special_and_asks_no_network() -> None:
    last = DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]
    assert last.index("useradd --uid 10001") < last.index("\nUSER 10001") < last.index("\nENTRYPOINT")
    assert "HF_HUB_OFFLINE=1" in last
    assert re.search(r"HEALTHCHECK.*\\\n.*http://127\.0\.0\.1:7860/health", last)
    assert "EXPOSE 7860" in last


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_can_do_little(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert name == "nginx" or "ports" not in service
    assert ":" in service["image"] or "build" in service
    assert "latest" not in service["image"]


def test_only_nginx_is_reached_from_outside_and_only_from_this_machine() -> None:
    assert SERVICES["nginx"]["ports"] == ["127.0.0.1:8080:8080"]
    assert COMPOSE["networks"]["inner"]["internal"] is True
    assert [name for name, one in SERVICES.items() if "front" in one["networks"]] == ["nginx"]


def test_names_and_ports_are_the_same_everywhere() -> None:
    assert len(PAGES) == 2
    assert re.findall(r"server (\w+):7860 ", NGINX) == list(PAGES)
    assert "listen 8080;" in NGINX
    proxy = SERVICES["nginx"]["networks"]["inner"]["ipv4_address"]
    for page in PAGES.values():
        assert option(page, "proxy") == proxy
        assert option(page, "store") == "http://chroma:8000"
        assert option(page, "auth") == "/run/secrets/users"
        assert page["secrets"] == list(COMPOSE["secrets"])
    assert {"8000", "0.0.0.0"} <= set(SERVICES["chroma"]["command"])  # noqa: S104  (of its own network)
    assert "--store=http://chroma:8000" in SERVICES["builder"]["command"]


def test_each_that_writes_has_a_place_of_its_own_to_write() -> None:
    caches = [volume for name in ("builder", *PAGES) for volume in SERVICES[name]["volumes"] if "/cache" in volume]
    assert len({volume.split(":")[0] for volume in caches}) == 3
    assert {volume.split(":")[0] for volume in [*caches, *SERVICES["chroma"]["volumes"]]} == set(COMPOSE["volumes"])
    assert "ONRECORD_CACHE=/cache" in DOCKERFILE


def test_what_is_mounted_is_there() -> None:
    mounted = [volume.split(":")[0] for one in SERVICES.values() for volume in one.get("volumes", ())]
    assert all((ROOT / name).exists() for name in mounted if name.startswith("."))
    assert SERVICES["nginx"]["entrypoint"][4] in SERVICES["nginx"]["volumes"][0]


def test_chroma_is_the_version_that_the_tests_run_with() -> None:
    (version,) = re.findall(r"^chromadb==(.*)$", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert SERVICES["chroma"]["image"] == f"chromadb/chroma:{version}"


def test_a_container_waits_longer_for_a_page_than_that_waits_for_its_answers() -> None:
    for page in PAGES.values():
        assert int(page["stop_grace_period"].removesuffix("s")) > stop._PATIENCE + 5


def test_nginx_takes_as_much_as_a_page() -> None:
    from bot.web.access import Entrance, guard

    most = guard._FILES * Entrance().upload
    assert f"client_max_body_size {most}m;" in NGINX
    assert f"client_max_body_size {guard._BODY // 2**20}m;" in NGINX
    assert f"location = {guard.UPLOAD} " in NGINX


def test_nginx_writes_where_it_may() -> None:
    (writable,) = (one.split(":")[0] for one in SERVICES["nginx"]["tmpfs"])
    written = re.findall(r"^ *(?:\w+_path|pid) (\S+);", NGINX, re.MULTILINE)
    assert len(written) == 6
    assert all(path.startswith(f"{writable}/") for path in written)
