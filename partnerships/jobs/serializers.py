"""What the API shows of long work."""

from rest_framework import serializers

from partnerships.ground.serializers import RecordSerializer

from .models import Job


class JobSerializer(RecordSerializer):
    done, total = serializers.SerializerMethodField(), serializers.SerializerMethodField()

    class Meta:
        model = Job
        fields = [
            "id", "title", "state", "done", "total", "message", "cancel_asked", "started_at", "finished_at", "version",
        ]  # fmt: skip
        read_only_fields = fields

    def get_done(self, job) -> int:
        return job.progress()[0]

    def get_total(self, job) -> int:
        return job.progress()[1]
