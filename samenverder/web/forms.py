"""One form layout: label, hint, error, field; an error summary on top."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Renders every form and field through web/form.html and web/field.html."""

    form_template_name = "web/form.html"
    field_template_name = "web/field.html"
