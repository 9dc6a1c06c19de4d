"""The concepts that the bundled bank has to cover, each by the question of this id or one that formerly had it."""

CONCEPTS = """
    what-is-deep-learning deep-learning-vs-machine-learning deep-vs-shallow-networks neural-network
    network-layers perceptron multilayer-perceptron supervised-vs-unsupervised learning-paradigms
    model-capacity deep-learning-limitations deep-learning-benefits-and-limits deep-learning-applications
    elementwise-matrix-product matrix-product matrix-transpose tensor computational-graph
    activation-function-role activation-function-examples sigmoid tanh relu softmax cost-function
    mean-squared-error loss-function-role loss-function-types cross-entropy gradient-descent
    forward-propagation backpropagation backpropagation-steps gradient-descent-variants batch-vs-stochastic
    mini-batch-benefits adaptive-gradient-methods learning-rate learning-rate-too-low-or-high
    learning-rate-schedules hyperparameters hyperparameter-optimization epoch-batch-iteration
    weight-initialization zero-initialization vanishing-exploding-gradients vanishing-gradient
    exploding-gradient batch-normalization overfitting-vs-underfitting overfitting-prevention dropout
    early-stopping data-augmentation bagging-vs-boosting data-normalization normalization-methods
    one-hot-encoding train-validation-test cross-validation imbalanced-data model-evaluation-metrics
    convolutional-neural-network convolutional-layer cnn-layers pooling max-pooling flattening
    feedforward-vs-recurrent recurrent-neural-network rnn-applications lstm-how-it-works lstm-usefulness
    autoencoder autoencoder-types gan boltzmann-machine transfer-learning why-tensorflow
    tensorflow-programming-elements choose-the-right-model
"""

# What the tips have to cover, by the beginning of their ids.
CRAFT = {
    "what-deep-learning-companies-do": "team-work-",
    "questions-for-the-interviewer": "ask-back-",
    "interviewer-conduct": "run-round-",
    "interviewee-conduct": "sit-round-",
    "purpose-of-interview-questions": "purpose-",
}
