"""MiniStack, with Moto behind it for the resource types that MiniStack's CloudFormation refuses.

Reads MOTO_PORT and, for MiniStack itself, GATEWAY_PORT and what else MiniStack documents. Nothing of a template
is changed: each resource below is made through AWS's own client library, which checks it against AWS's API model.
Two types of MiniStack's own keep some settings under CloudFormation's names, which AWS's clients then do not find in
its answers; they get them under the names of the API. Moto's deployment groups answer with their alarms.
"""

import os
import re
import signal
import sys
import threading

import botocore.session
from ministack import app
from ministack.services.cloudformation import provisioners
from moto.codedeploy import responses as codedeploy
from moto.server import ThreadedMotoServer

HANDLERS = provisioners._RESOURCE_HANDLERS
MOTO_PORT = int(os.environ["MOTO_PORT"])


def client(service):
    return botocore.session.get_session().create_client(
        service,
        region_name="us-east-1",
        endpoint_url=f"http://127.0.0.1:{MOTO_PORT}",
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


def name_of(logical_id, stack):
    return provisioners._physical_name(stack, logical_id, max_len=100)


def camel_case(value):
    """CloudFormation's names as JSON APIs of AWS have them, which keep a tag's `Key` and `Value`."""
    if isinstance(value, list):
        return [camel_case(each) for each in value]
    if not isinstance(value, dict) or value.keys() == {"Key", "Value"}:
        return value
    return {key[0].lower() + key[1:]: camel_case(each) for key, each in value.items()}


def create_application(logical_id, props, stack):
    name = name_of(logical_id, stack)
    client("codedeploy").create_application(applicationName=name, **camel_case(props))
    return name, {}


def create_deployment_group(logical_id, props, stack):
    name = name_of(logical_id, stack)
    client("codedeploy").create_deployment_group(deploymentGroupName=name, **camel_case(props))
    return name, {}


def create_budget(logical_id, props, stack):
    name = name_of(logical_id, stack)
    limit = props["Budget"]["BudgetLimit"]
    budget = {**props["Budget"], "BudgetName": name, "BudgetLimit": {**limit, "Amount": str(limit["Amount"])}}
    client("budgets").create_budget(AccountId="000000000000", **{**props, "Budget": budget})
    return name, {}


def stay(physical_id, *_):
    return physical_id, {}


def forget(*_):
    """Moto has no call for it, or none that matters: it ends with this process."""


def unchangeable(create):
    return {"create": create, "update": stay, "delete": forget}


def alarms_with_metric_math(plain):
    """MiniStack's own alarms, and Moto's where an alarm computes with several metrics."""

    def put(name, props):
        client("cloudwatch").put_metric_alarm(AlarmName=name, **props)
        return name, {"Arn": f"arn:aws:cloudwatch:us-east-1:000000000000:alarm:{name}"}

    def create(logical_id, props, stack):
        computes = "Metrics" in props
        return put(name_of(logical_id, stack), props) if computes else plain["create"](logical_id, props, stack)

    def update(physical_id, old, new, stack, logical_id):
        if "Metrics" in new:
            return put(physical_id, new)
        return plain["update"](physical_id, old, new, stack, logical_id)

    def delete(physical_id, props):
        if "Metrics" in props:
            client("cloudwatch").delete_alarms(AlarmNames=[physical_id])
        else:
            plain["delete"](physical_id, props)

    return {**plain, "create": create, "update": update, "delete": delete}


def with_alarms(plain):
    """Moto keeps the alarms of a deployment group and leaves them out of its answers."""
    return lambda group: {**plain(group), "alarmConfiguration": group.alarm_configuration}


def renaming(type_name, rename):
    """A handler of MiniStack's own, given properties under the names that its API is to answer with."""
    plain = HANDLERS[type_name]

    def create(logical_id, props, stack):
        return plain["create"](logical_id, rename(props), stack)

    def update(physical_id, old, new, stack, logical_id):
        return plain["update"](physical_id, rename(old), rename(new), stack, logical_id)

    return {**plain, "create": create, "update": update}


def stage_names(props):
    routes = {route: camel_case(settings) for route, settings in props.get("RouteSettings", {}).items()}
    default = camel_case(props.get("DefaultRouteSettings", {}))
    return {**props, "DefaultRouteSettings": default, "RouteSettings": routes}


def machine_names(props):
    return {**props, "LoggingConfiguration": camel_case(props["LoggingConfiguration"])}


codedeploy._deployment_group_info = with_alarms(codedeploy._deployment_group_info)
HANDLERS["AWS::CodeDeploy::Application"] = unchangeable(create_application)
HANDLERS["AWS::CodeDeploy::DeploymentGroup"] = unchangeable(create_deployment_group)
HANDLERS["AWS::Budgets::Budget"] = unchangeable(create_budget)
HANDLERS["AWS::CloudWatch::Alarm"] = alarms_with_metric_math(HANDLERS["AWS::CloudWatch::Alarm"])
for type_name, rename in (
    ("AWS::ApiGatewayV2::Stage", stage_names),
    ("AWS::StepFunctions::StateMachine", machine_names),
):
    HANDLERS[type_name] = renaming(type_name, rename)

# MiniStack names APIs below its own host; the template's output names them as AWS does.
app._EXECUTE_API_RE = re.compile(r"^([a-f0-9]{8})\.execute-api\.us-east-1\.amazonaws\.com$")


def end_with_parent():
    """Standard input ends when whoever started this has, however that ended; the functions' processes go too."""
    sys.stdin.read()
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    threading.Thread(target=end_with_parent, daemon=True).start()
    ThreadedMotoServer("127.0.0.1", MOTO_PORT, verbose=False).start()
    app.main()
