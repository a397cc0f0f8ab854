"""pyhandle, the Handle System's client in Python, against the platform's JSON API: what it creates,
reads, changes and deletes. Prints one line of JSON for each trial: its title, and what went wrong."""

import json
import sys
import traceback

from pyhandle.clientcredentials import PIDClientCredentials
from pyhandle.handleclient import PyHandleClient
from pyhandle.handleexceptions import (
    HandleAlreadyExistsException,
    HandleNotFoundException,
)

url, username, password, prefix = sys.argv[1:5]
name = f"{prefix}/pump-{sys.argv[5]}"


def client(secret=password):
    credentials = PIDClientCredentials(
        client="rest",
        handle_server_url=url,
        username=username,
        password=secret,
        HTTPS_verify=False,
    )
    return PyHandleClient("rest").instantiate_with_credentials(credentials)


def raises(fault, act):
    try:
        act()
    except fault:
        return
    raise AssertionError(f"{fault.__name__} was not raised")


def creates():
    made = client().register_handle(name, "https://pumps.example/7", checksum="abc", NOTE="first")
    assert made == name, made


def refuses_a_second():
    raises(HandleAlreadyExistsException, lambda: client().register_handle(name, "https://x.example"))


def reads():
    record = client().retrieve_handle_record(name)
    assert record["URL"] == "https://pumps.example/7", record
    assert record["CHECKSUM"] == "abc", record
    assert "HS_ADMIN" in record, record
    assert client().get_value_from_handle(name, "NOTE") == "first"
    narrow = client().retrieve_handle_record_json(name, type="URL")
    assert [value["type"] for value in narrow["values"]] == ["URL"], narrow


def modifies():
    client().modify_handle_value(name, URL="https://pumps.example/8", COLOUR="blue")
    record = client().retrieve_handle_record(name)
    assert record["URL"] == "https://pumps.example/8", record
    assert record["COLOUR"] == "blue", record
    client().delete_handle_value(name, "COLOUR")
    assert "COLOUR" not in client().retrieve_handle_record(name)


def overwrites():
    client().register_handle(name, "https://pumps.example/9", overwrite=True)
    record = client().retrieve_handle_record(name)
    assert record["URL"] == "https://pumps.example/9" and "NOTE" not in record, record


def registers_json():
    entries = [{"index": 5, "type": "URL", "data": "https://pumps.example/json"}]
    other = f"{name}-json"
    client().register_handle_json(other, entries)
    assert client().get_value_from_handle(other, "URL") == "https://pumps.example/json"
    client().delete_handle(other)


def knows_who_writes():
    wrong = client("wrong")
    try:
        wrong.register_handle(name, "https://x.example", overwrite=True)
    except Exception:
        pass
    record = client().retrieve_handle_record(name)
    assert record["URL"] == "https://pumps.example/9", record


def deletes():
    assert client().delete_handle(name) == name
    assert client().retrieve_handle_record(name) is None
    raises(HandleNotFoundException, lambda: client().modify_handle_value(name, URL="https://x.example"))
    raises(HandleNotFoundException, lambda: client().delete_handle(name))


trials = [
    creates,
    refuses_a_second,
    reads,
    modifies,
    overwrites,
    registers_json,
    knows_who_writes,
    deletes,
]
for trial in trials:
    try:
        trial()
        fault = None
    except Exception:
        fault = traceback.format_exc()
    print(json.dumps({"title": trial.__name__.replace("_", " "), "fault": fault}))
