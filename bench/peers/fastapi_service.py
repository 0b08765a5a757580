"""The same ONNX model behind FastAPI, loaded once: MODEL=model.onnx uvicorn fastapi_service:app"""

import os

import numpy as np
import onnxruntime as ort
from fastapi import FastAPI
from pydantic import BaseModel

options = ort.SessionOptions()
options.intra_op_num_threads = 1
options.inter_op_num_threads = 1
session = ort.InferenceSession(os.environ["MODEL"], options, providers=["CPUExecutionProvider"])
input_name = session.get_inputs()[0].name

app = FastAPI()


class Row(BaseModel):
    Weight: float


def readable(inches):
    feet, rest = divmod(round(inches), 12)
    return f"{feet} foot, {rest} inches"


@app.post("/predict")
async def predict(row: Row):
    (heights,) = session.run(None, {input_name: np.array([[row.Weight]], dtype=np.float32)})
    inches = round(float(heights.reshape(-1)[0]), 2)
    return {"prediction": {"height_inches": inches, "height_human_readable": readable(inches)}}
