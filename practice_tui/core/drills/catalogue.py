"""The drills by name, in the order in which they are listed."""

from dataclasses import dataclass

from practice_tui.core.drills import (
    activations,
    attention_by_hand,
    convolutions,
    derivatives,
    evaluation,
    linear_algebra,
    losses,
    model_costs,
    normalization,
    optimizers,
)
from practice_tui.core.drills.exercises import Maker

MAKERS_VERSION = 1
"""Stored with each run. Seed and version give the same exercises for ever, so any change of a maker raises it."""

LEVELS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Drill:
    """A drill. `topic` is a slug of the bank; `needs_calculator` says that nobody has to do it in the head."""

    name: str
    title: str
    topic: str
    make: Maker
    needs_calculator: bool = False


DRILLS = (
    Drill("matrix-product", "Matrix product", "math", linear_algebra.matrix_product),
    Drill("elementwise-product", "Element-wise product", "math", linear_algebra.elementwise_product),
    Drill("product-shape", "Shapes of products and sums", "math", linear_algebra.product_shape),
    Drill("dot-cosine", "Dot product and cosine", "math", linear_algebra.dot_and_cosine, True),
    Drill(
        "activation-values", "Activations and their slopes", "activations-losses", activations.activation_values, True
    ),
    Drill("softmax", "Softmax, with temperature", "activations-losses", activations.softmax, True),
    Drill("mse", "Mean squared error", "activations-losses", losses.mean_squared_error),
    Drill("cross-entropy", "Cross-entropy", "activations-losses", losses.cross_entropy, True),
    Drill("entropy-kl", "Entropy and KL divergence", "math", losses.entropy_and_divergence, True),
    Drill("perplexity", "Perplexity", "llms", losses.perplexity, True),
    Drill("gradient-step", "A step of gradient descent", "optimization", optimizers.gradient_step),
    Drill("momentum-step", "Steps with momentum", "optimization", optimizers.momentum_step),
    Drill("adam-step", "Steps of Adam and AdamW", "optimization", optimizers.adam_step, True),
    Drill("chain-rule", "Chain rule", "math", derivatives.chain_rule),
    Drill("backprop", "Back-propagation, 2-2-1", "optimization", derivatives.backprop),
    Drill("batch-norm", "Batch norm of a small batch", "training-stability", normalization.batch_norm, True),
    Drill("conv-output-size", "Output size of a convolution", "cnn-vision", convolutions.convolution_size),
    Drill("conv-by-hand", "A convolution by hand", "cnn-vision", convolutions.convolution_by_hand),
    Drill("pooling", "Pooling", "cnn-vision", convolutions.pooling),
    Drill("receptive-field", "Receptive field", "cnn-vision", convolutions.receptive_field),
    Drill("layer-parameters", "Parameters of a layer", "foundations", model_costs.layer_parameters, True),
    Drill("attention", "Attention of two tokens", "transformers", attention_by_hand.attention, True),
    Drill("lora-parameters", "Parameters of LoRA", "llms", model_costs.lora_parameters, True),
    Drill("kv-cache", "Bytes of a KV cache", "efficiency-scale", model_costs.cache_bytes, True),
    Drill("training-costs", "FLOPs and memory of training", "efficiency-scale", model_costs.training_costs, True),
    Drill("confusion-figures", "Precision, recall, F1", "data-evaluation", evaluation.confusion_figures, True),
    Drill("auc", "ROC AUC of a few scores", "data-evaluation", evaluation.area_under_curve),
    Drill("bayes", "Bayes with base rates", "math", evaluation.bayes, True),
    Drill("ngram-precision", "Clipped n-gram precision", "sequences", evaluation.ngram_precision),
    Drill("k-means-step", "A step of k-means", "foundations", evaluation.k_means_step),
)


def find_drill(name: str) -> Drill | None:
    """The drill of this name."""
    return next((drill for drill in DRILLS if drill.name == name), None)
