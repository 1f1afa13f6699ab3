"""What schemathesis cannot guess: drafts that are there, the tokens that open them, a ticket with its PIN, a photo.

Three calls of four get them in place of what was drawn; the rest goes out as drawn. What was answered is counted, so
that the caller sees whether the operations behind a token were reached.
"""

import atexit
import collections
import json
import os
import pathlib

import schemathesis

KNOWN = json.loads(os.environ["CHECK_KNOWN"])
PHOTO = pathlib.Path(KNOWN["photo"]).read_bytes()
STEPS = ["pengusul", "terusul", "identitas", "alamat", "anggota", "kerentanan", "bantuan", "alasan"]

turns = collections.Counter()
answers = collections.defaultdict(collections.Counter)


@schemathesis.hook
def before_call(context, case, kwargs):
    name = f"{case.method} {case.operation.path}"
    turn = turns[name]
    turns[name] += 1
    change = CHANGES.get(name)
    if change is not None and turn % 4 != 0:
        change(case, turn)


@schemathesis.hook
def after_call(context, case, response):
    answers[f"{case.method} {case.operation.path}"][response.status_code] += 1


@atexit.register
def write_answers():
    pathlib.Path(KNOWN["answers"]).write_text(json.dumps(answers))


def with_token(case, draft):
    case.headers = {**(case.headers or {}), "Authorization": f"Bearer {draft['token']}"}


def in_open_draft(case):
    with_token(case, KNOWN["open"])
    case.path_parameters = {**(case.path_parameters or {}), "id": KNOWN["open"]["id"]}


def is_object(body):
    return isinstance(body, dict)


def begin(case, turn):
    if is_object(case.body):
        case.body = {**case.body, "hubungan": ["diri", "satu_kk", "tetangga"][turn % 3]}


def save(case, turn):
    in_open_draft(case)
    if is_object(case.body) and turn % 2:
        case.body = {**case.body, "step": STEPS[turn // 2 % len(STEPS)]}
        if turn % 3:
            case.body.pop("version", None)


def add_photo(case, turn):
    in_open_draft(case)
    if is_object(case.body) and turn % 2:
        case.body = {**case.body, "kind": "ktp", "file": PHOTO}


def remove_photo(case, turn):
    in_open_draft(case)
    if turn % 2:
        case.path_parameters["kind"] = "ktp"


def submit(case, turn):
    draft = KNOWN["complete"] if turn % 2 else KNOWN["empty"]
    with_token(case, draft)
    if is_object(case.body):
        case.body = {**case.body, "draft": draft["id"], "declarations": ["setuju_pdp", "benar"]}
        if turn % 4 != 3:
            case.headers["Idempotency-Key"] = f"kunci-{draft['id']}"


def track(case, turn):
    if is_object(case.body) and turn % 2:
        case.body = {**case.body, "ticket": KNOWN["ticket"], "pin": KNOWN["pin"]}


CHANGES = {
    "POST /api/v1/draf": begin,
    "PUT /api/v1/draf/{id}": save,
    "POST /api/v1/draf/{id}/foto": add_photo,
    "DELETE /api/v1/draf/{id}/foto/{kind}": remove_photo,
    "POST /api/v1/usulan": submit,
    "POST /api/v1/lacak": track,
}
