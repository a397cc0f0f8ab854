"""pyhandle, the Handle System's client in Python, against the platform's JSON API: what it creates,
reads, changes and deletes. Prints one line of JSON for each trial: its title, and what went wrong."""

import json
import sys
import traceback

from pyhandle.clientcredentials import PIDClientCredentials
from pyhandle.handleclient import PyHandleClient
from pyhandle.handleexceptions import (
    GenericHandleError,
    HandleAlreadyExistsException,
    HandleNotFoundException,
)

url, username, password, prefix = sys.argv[1:5]
name = f"{prefix}/pump-{sys.argv[5]}"


def client(secret=password, **config):
    credentials = PIDClientCredentials(
        client="rest",
        handle_server_url=url,
        username=username,
        password=secret,
        HTTPS_verify=False,
    )
    return PyHandleClient("rest").instantiate_with_credentials(credentials, **config)


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


def adds():
    client().add_handle_value(name, COLOUR="red", ttl=60)
    record = client().retrieve_handle_record_json(name)
    (colour,) = [value for value in record["values"] if value["type"] == "COLOUR"]
    assert colour["data"]["value"] == "red" and colour["ttl"] == 60, colour
    # What is there is not written over.
    raises(GenericHandleError, lambda: client().add_handle_value(name, COLOUR="green"))
    assert client().get_value_from_handle(name, "COLOUR") == "red"
    client().delete_handle_value(name, "COLOUR")


def modifies_what_is_there():
    client().modify_handle_value_not_add(name, NOTE="second", ABSENT="x")
    record = client().retrieve_handle_record(name)
    assert record["NOTE"] == "second" and "ABSENT" not in record, record


def reads_by_index_and_anew():
    record = client().retrieve_handle_record_json(name, auth=True, indices=[1])
    assert [value["index"] for value in record["values"]] == [1], record
    every = client().retrieve_handle_record_json(name, auth=True)
    assert len(every["values"]) > 1, every
    assert client().retrieve_handle_record_json(name, indices=[999])["values"] == []


def generates():
    made = client().generate_and_register_handle(prefix, "https://pumps.example/made", checksum="abc")
    assert made.startswith(f"{prefix}/"), made
    assert client().get_value_from_handle(made, "URL") == "https://pumps.example/made"
    client().delete_handle(made)


def names_an_owner():
    """Of Handles whose owner is somebody whom nobody could be, none comes about."""
    other = f"{name}-owned"
    index, _, handle = username.partition(":")
    admins = f"{name}-admins"
    entries = [
        {
            "index": 200,
            "type": "HS_VLIST",
            "data": {"format": "vlist", "value": [{"index": int(index), "handle": handle}]},
        }
    ]
    client().register_handle_json(admins, entries)
    owned = client(handleowner=f"200:{admins}")
    owned.register_handle(other, "https://pumps.example/owned")
    owned.modify_handle_value(other, URL="https://pumps.example/again")
    owned.delete_handle(other)
    nobody = client(handleowner=f"201:{admins}")
    raises(GenericHandleError, lambda: nobody.register_handle(other, "https://x.example"))
    assert client().retrieve_handle_record(other) is None
    client().delete_handle(admins)


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
    act = lambda: wrong.register_handle(name, "https://x.example", overwrite=True)
    raises(GenericHandleError, act)
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
    adds,
    modifies_what_is_there,
    reads_by_index_and_anew,
    generates,
    names_an_owner,
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
