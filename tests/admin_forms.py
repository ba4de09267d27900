"""The admin's forms as a browser sends them: what stands in the page, with what was typed over it."""

from django.urls import reverse
from lxml import html


def add_address(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")


def list_address(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def change_address(record):
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


def delete_address(record):
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_delete", args=[record.pk])


def page_at(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 200, address
    return html.fromstring(response.text)


def typed(client, address, **changes):
    """What the form at *address* sends once *changes* are typed; a change to None takes the field out."""
    page = page_at(client, address)
    form = next(form for form in page.forms if form.method == "POST" and form.get("id", "").endswith("_form"))
    # A browser takes the first line break of a text area for part of its tag.
    data = {name: value.removeprefix("\n") for name, value in form.form_values() if "__prefix__" not in name}
    return {name: value for name, value in {**data, **changes}.items() if value is not None}


def send(client, address, **changes):
    return client.post(address, typed(client, address, **changes))


def errors_of(response):
    """{field: [messages]} of a form that is shown again."""
    assert response.status_code == 200
    return {name: list(messages) for name, messages in response.context["adminform"].form.errors.items()}
