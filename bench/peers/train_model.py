"""Fits the ridge that the Flask peer loads for each request: python train_model.py data.csv model.joblib"""

import sys

import joblib
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

players = pd.read_csv(sys.argv[1])
weights = StandardScaler().fit_transform(players[["Weight"]])
heights = StandardScaler().fit_transform(players[["Height"]])
train_x, _, train_y, _ = train_test_split(weights, heights, test_size=0.1, random_state=3)
joblib.dump(Ridge().fit(train_x, train_y), sys.argv[2])
