"""A prediction service that re-reads the data, refits the scalers and reloads the model for every request.

python flask_service.py data.csv model.joblib port
"""

import logging
import sys

import joblib
import pandas as pd
from flask import Flask, jsonify, request
from sklearn.preprocessing import StandardScaler

DATA, MODEL, PORT = sys.argv[1], sys.argv[2], int(sys.argv[3])

app = Flask(__name__)
logging.getLogger("werkzeug").setLevel(logging.ERROR)


def readable(inches):
    feet, rest = divmod(round(inches), 12)
    return f"{feet} foot, {rest} inches"


@app.post("/predict")
def predict():
    rows = pd.DataFrame([request.get_json()])
    players = pd.read_csv(DATA)
    weights = StandardScaler().fit(players[["Weight"]])
    heights = StandardScaler().fit(players[["Height"]])
    model = joblib.load(MODEL)
    scaled = model.predict(weights.transform(rows[["Weight"]]))
    inches = float(heights.inverse_transform(scaled.reshape(-1, 1))[0, 0])
    return jsonify(
        prediction={"height_inches": round(inches, 2), "height_human_readable": readable(round(inches, 2))}
    )


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=PORT)
