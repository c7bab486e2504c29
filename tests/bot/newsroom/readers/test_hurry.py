from bot.newsroom.readers.hurry import UNDER_WAY, Hurry, Verdict

PASS, SAY_SO, PASS_OVER = Verdict.PASS, Verdict.SAY_SO, Verdict.PASS_OVER


def test_one_person_has_only_so_much_under_way() -> None:
    hurry = Hurry(set())
    assert [hurry.begin(1) for _ in range(UNDER_WAY + 3)] == [PASS] * UNDER_WAY + [
        SAY_SO,
        PASS_OVER,
        PASS_OVER,
    ]
    assert hurry.begin(2) is PASS, "others have their own"
    hurry.end(1)
    assert [hurry.begin(1), hurry.begin(1)] == [PASS, PASS_OVER]
    for _ in range(UNDER_WAY):
        hurry.end(1)
    assert [hurry.begin(1) for _ in range(UNDER_WAY + 1)][-1] is SAY_SO


def test_who_waits_for_answers_is_never_too_quick() -> None:
    hurry = Hurry(set())
    for _ in range(1000):
        assert hurry.begin(1) is PASS
        hurry.end(1)


def test_nothing_is_kept_of_who_is_answered_and_editors_pass() -> None:
    hurry = Hurry({7})
    assert {hurry.begin(7) for _ in range(100)} == {PASS}
    for user_id in range(100):
        hurry.begin(user_id + 100)
        hurry.end(user_id + 100)
    assert set(hurry._under_way) == {7}
