from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "samenverder.insight"
    label = "insight"

    def ready(self) -> None:
        """Register the rules of this room, and what makes a line in the drawing."""
        from samenverder.insight import rules  # noqa: F401
        from samenverder.insight.chain.register import register as register_chain
        from samenverder.insight.queries import gatherings, waiting
        from samenverder.insight.tie_sources import register as register_ties
        from samenverder.insight.tracks_on_timeline import register as register_tracks

        register_ties()
        self._prepare_search()
        waiting.register()
        gatherings.register()
        register_tracks()
        register_chain()

    def _prepare_search(self) -> None:
        """What can be found, and the triggers that note what changes."""
        from django.db.models.signals import post_migrate, pre_migrate

        from samenverder.insight import documents, index
        from samenverder.insight.queries.search import ids_with
        from samenverder.insight.queries.spelling import nearest
        from samenverder.network import finding

        finding.register(ids_with, nearest)
        documents.register_all()
        pre_migrate.connect(index.before_migrating, sender=self, dispatch_uid="search")
        post_migrate.connect(index.after_migrating, sender=self, dispatch_uid="search")
