"""What schemathesis cannot guess: drafts that are there, the tokens that open them, a card, tickets with their PIN, a photo.

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
HUBUNGAN = ["diri", "satu_kk", "tetangga"]
FORMS = ["sanggahan", "tanggapan_layak", "penyalahgunaan", "perubahan_data.meninggal", "perubahan_data.hamil"]
STEPS = {
    "usulan": ["pengusul", "terusul", "identitas", "alamat", "anggota", "kerentanan", "bantuan", "alasan"],
    "sanggahan": ["sebab", "uraian", "pelapor"],
}
PHOTOS = {"usulan": "ktp", "sanggahan": "rumah-depan"}

turns = collections.Counter()
answers = collections.defaultdict(collections.Counter)
# What the call that is on its way is about, when its address does not say so.
about = {}


@schemathesis.hook
def before_call(context, case, kwargs):
    name = f"{case.method} {case.operation.path}"
    about.pop(name, None)
    turn = turns[name]
    turns[name] += 1
    change = CHANGES.get(name)
    if change is not None and turn % 4 != 0:
        # Every other call with what is known is about a report.
        door = "sanggahan" if turn // 4 % 2 else "usulan"
        if "draf" in name and door == "sanggahan":
            about[name] = "sanggahan"
        change(case, turn, door)


@schemathesis.hook
def after_call(context, case, response):
    name = f"{case.method} {case.operation.path}"
    answers[name][response.status_code] += 1
    if name in about:
        answers[f"{name} {about[name]}"][response.status_code] += 1


@atexit.register
def write_answers():
    pathlib.Path(KNOWN["answers"]).write_text(json.dumps(answers))


def with_token(case, draft):
    case.headers = {**(case.headers or {}), "Authorization": f"Bearer {draft['token']}"}


def in_open_draft(case, door):
    draft = KNOWN[door]["open"]
    with_token(case, draft)
    case.path_parameters = {**(case.path_parameters or {}), "id": draft["id"]}


def is_object(body):
    return isinstance(body, dict)


def begin(case, turn, door):
    if not is_object(case.body):
        return
    if door == "usulan":
        case.body = {**case.body, "hubungan": HUBUNGAN[turn % 3]}
        case.body.pop("form", None)
    else:
        # One of three keeps the card that was drawn.
        card = {"subject": KNOWN[door]["card"]} if turn % 4 != 3 else {}
        case.body = {**case.body, "form": FORMS[turn // 8 % len(FORMS)], **card}


def save(case, turn, door):
    in_open_draft(case, door)
    if is_object(case.body) and turn % 4 != 2:
        case.body = {**case.body, "step": STEPS[door][turn // 8 % len(STEPS[door])]}
        if turn % 4 == 1:
            case.body.pop("version", None)


def add_photo(case, turn, door):
    in_open_draft(case, door)
    if is_object(case.body) and turn % 4 != 2:
        case.body = {**case.body, "kind": PHOTOS[door], "file": PHOTO}


def remove_photo(case, turn, door):
    in_open_draft(case, door)
    if turn % 4 != 2:
        case.path_parameters["kind"] = PHOTOS[door]


def send(case, turn, draft, earlier):
    with_token(case, draft)
    if is_object(case.body):
        case.body = {**case.body, "draft": draft["id"], "declarations": ["setuju_pdp", "benar"]}
        # A ticket that was drawn is nobody's.
        if turn % 8 != 7:
            case.body.pop("earlier_ticket", None)
            case.body.pop("earlier_pin", None)
            case.body.update(earlier)
        if turn % 4 != 3:
            case.headers["Idempotency-Key"] = f"kunci-{draft['id']}"


def submit(case, turn, door):
    # What belongs to the other door is refused.
    known = KNOWN["sanggahan"] if turn % 16 == 15 else KNOWN["usulan"]
    send(case, turn, known["complete"] if turn % 2 else known["empty"], {})


def submit_report(case, turn, door):
    known = KNOWN["usulan"] if turn % 16 == 15 else KNOWN["sanggahan"]
    if turn % 16 == 5:
        about["POST /api/v1/sanggahan"] = "earlier"
        update = dict(known["update"])
        send(case, turn, update.pop("draft"), update)
    else:
        send(case, turn, known["complete"] if turn % 2 else known["empty"], {})


def track(case, turn, door):
    if is_object(case.body) and turn % 2:
        known = KNOWN[door]
        case.body = {**case.body, "ticket": known["ticket"], "pin": known["pin"]}


CHANGES = {
    "POST /api/v1/draf": begin,
    "PUT /api/v1/draf/{id}": save,
    "POST /api/v1/draf/{id}/foto": add_photo,
    "DELETE /api/v1/draf/{id}/foto/{kind}": remove_photo,
    "POST /api/v1/usulan": submit,
    "POST /api/v1/sanggahan": submit_report,
    "POST /api/v1/lacak": track,
}
