"""Where browsers report what the content security policy stopped: one bounded line in the log for each report."""

import json
import logging

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

LARGEST = 8 * 1024
TOLD = {"document-uri", "violated-directive", "effective-directive", "blocked-uri", "source-file", "line-number"}

reports = logging.getLogger("register.policy")


# A browser sends the report by itself, without our token; nothing is changed by it.
@csrf_exempt
@login_not_required
@require_POST
def policy_report(request):
    body = request.read(LARGEST + 1)
    if len(body) > LARGEST:
        return HttpResponse(status=413)
    try:
        report = json.loads(body)["csp-report"]
        facts = {name: str(report[name])[:200] for name in TOLD & report.keys()}
    except (ValueError, AttributeError, KeyError, TypeError, RecursionError):
        return HttpResponse(status=400)
    reports.warning("blocked", extra={"facts": facts})
    return HttpResponse(status=204)
