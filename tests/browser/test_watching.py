"""Every browser test fails if the browser refuses anything: these show that it would be heard."""

INLINE = '<p style="color: red">Red.</p>'


def refusal(page, policy):
    """Until the browser has told: what is refused is said a moment later."""
    return page.context.expect_console_message(lambda said: policy in said.text)


def about(heard, *words):
    return [said for said in heard if all(word in said for word in words)]


def test_what_a_page_without_scripts_is_refused_does_not_go_unnoticed(visit, watch):
    page = visit(javascript=False)

    def spoil(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", f"{INLINE}</main>"))

    page.route("**/jobs/", spoil)
    with refusal(page, "style-src"):
        page.goto("/jobs/")
    assert page.get_by_text("Red.").count() == 1
    page.context.close()
    heard = watch.taken()
    assert about(heard, "/jobs/", "style-src")
    assert heard == about(heard, "style-src")


def test_what_a_page_does_later_or_in_another_window_does_not_go_unnoticed(visit, watch):
    page = visit()
    page.goto("/jobs/")
    page.evaluate("document.body.setAttribute('onclick', 'document.title = 1')")
    with refusal(page, "script-src"):
        page.locator("body").dispatch_event("click")
    with page.expect_popup() as opened:
        page.evaluate("open('/how-we-hire/')")
    with refusal(page, "style-src"):
        opened.value.evaluate(f"document.body.insertAdjacentHTML('beforeend', '{INLINE}')")
    page.context.close()
    heard = watch.taken()
    assert about(heard, "/jobs/", "script-src")
    assert about(heard, "/how-we-hire/", "style-src")
