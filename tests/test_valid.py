"""All XML of the torture course and of the demo course is valid by the official schemas of its format."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from hornbook import pipeline
from hornbook.pipeline import Request
from tests import projects
from tests.targets import test_qti, test_scorm
from tests.targets.test_qti import XSD, faults
from tests.torture import markers

COURSES = {"torture": markers.SOURCE, "demo": projects.ROOT / "source"}
VERSIONS = ("qti3", "qti22", "qti21", "qti12", "scorm12", "scorm2004")
CANVAS = b"http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
PACKAGES = b"http://www.imsglobal.org/xsd/imscp_v1p1"
METADATA = "http://www.imsglobal.org/xsd/imsmd_v1p2"
OWN = re.compile(r"assessment_meta\.xml$|\.svg$")  # Canvas publishes no schema of its settings; pictures are authors'

Built = dict[str, dict[str, bytes]]
pytestmark = test_qti.needs_xsd


@pytest.fixture(scope="module", params=COURSES)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the files of each package of a course."""
    folder = tmp_path_factory.mktemp(request.param) / "build"
    outcome = pipeline.build(Request((COURSES[request.param],), folder, VERSIONS, allow_loss=True))
    assert outcome.report is not None, outcome.findings
    return {version: unpacked(folder, version) for version in VERSIONS}


def unpacked(folder: Path, version: str) -> dict[str, bytes]:
    """Return the files of the package for a version."""
    (package,) = (folder / "packages").glob(f"*-{version}.zip")
    with zipfile.ZipFile(io.BytesIO(package.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def canvas_manifest() -> etree.XMLSchema:
    """Return the schema of content packages with the metadata that Canvas writes into them."""
    both = f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:import namespace="{PACKAGES.decode()}" schemaLocation="{(XSD / "imscp_v1p1.xsd").as_uri()}"/>
      <xs:import namespace="{METADATA}" schemaLocation="{(XSD / "imsmd_v1p2p4.xsd").as_uri()}"/>
    </xs:schema>"""
    return etree.XMLSchema(etree.fromstring(both))


@cache
def scorm_manifest(version: str) -> etree.XMLSchema:
    """Return the schema of SCORM packages."""
    return test_scorm.schema_of(version, {})


def judges(version: str, path: str) -> list[etree.XMLSchema]:
    """Return the schemas that a file has to be valid by."""
    if path == "imsmanifest.xml":
        if version.startswith("scorm"):
            return [scorm_manifest(version)]
        return [canvas_manifest() if version == "qti12" else test_qti.manifest_schema(version)]
    schemas = test_qti.ITEM_SCHEMAS.get(version, ["qti12/ims_qtiasiv1p2.xsd"])
    return [test_qti.schema(name) for name in schemas]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_xml_of_a_package_is_valid(built: Built, version: str) -> None:
    """Canvas puts its manifests into a namespace of its own; they are judged in the one that the schema knows."""
    files = {path: data for path, data in built[version].items() if path.endswith(".xml") and not OWN.search(path)}
    wrong = {
        path: [said for judge in judges(version, path) for said in faults(judge, data.replace(CANVAS, PACKAGES))]
        for path, data in files.items()
    }
    assert {path: said for path, said in wrong.items() if said} == {}
    assert len(files) >= (1 if version.startswith("scorm") else 3)


@pytest.mark.parametrize("version", ["qti3", "qti22", "qti21", "qti12"])
def test_a_document_with_a_fault_is_told_from_a_sound_one(built: Built, version: str) -> None:
    for path in [name for name in built[version] if name.endswith(".xml") and not OWN.search(name)][:20]:
        data = built[version][path].replace(CANVAS, PACKAGES)
        root = etree.fromstring(data)
        etree.SubElement(root, etree.QName(root).namespace and f"{{{etree.QName(root).namespace}}}no-such-element")
        assert any(faults(judge, etree.tostring(root)) for judge in judges(version, path)), path


def test_there_is_xml_of_every_kind(built: Built) -> None:
    for version in ("qti3", "qti22", "qti21"):
        kinds = {path.split("-")[0] for path in built[version] if path.endswith(".xml")}
        assert kinds >= {"item", "test", "imsmanifest.xml"}
