"""Owns the list of modules that the app does without, each with its reason, and of those it needs unasked."""

from __future__ import annotations

from collections.abc import Mapping

from bundle import contents

DYNAMIC: Mapping[str, str] = {
    "keyring.backends.macOS": "keyring finds it by its entry points",
    "mlx_lm.models.llama": "mlx-lm loads a model by the name in its configuration",
    "mlx_lm.models.qwen3": "mlx-lm loads a model by the name in its configuration",
    "transformers.models.bert.modeling_bert": "transformers loads a model by the name in its configuration",
    "transformers.models.qwen2.tokenization_qwen2": "transformers loads a tokenizer by the same",
}
"""Modules whose names are put together at run time, and by whom; they are there if their package is."""

_REASONS: Mapping[str, str] = {
    "an extra of Pastiche's for the command line, where chromadb is installed": "chromadb",
    "shows or edits pictures, films and sound, which no model of ours does": (
        "av cv2 decord PIL soundfile soxr torchaudio torchcodec torchvision yt_dlp"
    ),
    "quantizes or speeds up models on cards of others than Apple": (
        "amdsmi auto_round bitsandbytes ck4inductor compressed_tensors cuda cupti cupy cupyx cutlass "
        "cutlass_api cutlass_cppgen cutlass_library detectron2 fbgemm_gpu flash_attn flash_attn_interface "
        "flute fouroversix fp_quant gptqmodel habana_frameworks halide hqq kernels liger_kernel numba "
        "nvmath nvMatmulHeuristics optimum pycute pynvml pyzes quark rocm_sdk sinq torch_mlu torch_musa "
        "torch_neuronx torch_npu torch_xla torchao torchcomms triton tvm_ffi xielu"
    ),
    "trains with torch, over many machines or with other optimizers; we train with MLX": (
        "accelerate apollo_torch datasets deepspeed dill etcd galore_torch grokadamw lomo_optim mergekit "
        "monkeytype nltk optimi optuna peft ray schedulefree smdistributed swanlab torcharrow torchdistx "
        "torchrec wandb"
    ),
    "brings models from or to formats that we do not read": (
        "gguf jax mistral_common ml_dtypes model2vec modelscope onnx onnxruntime onnxscript rjieba "
        "sentencepiece_model_pb2 tensorflow tiktoken"
    ),
    "shows progress or help in a notebook": "IPython ipywidgets numpydoc sphinx",
    "tables, graphs and databases that networkx, sklearn, scipy and narwhals can also take": (
        "array_api_compat dask dask_expr distributed duckdb faiss fastcluster ibis matplotlib modin "
        "mpl_toolkits numpydoc pandas polars pyamg pyarrow pydot pygraphviz pylab pyspark scikits sksparse "
        "sparse sqlframe tabulate uarray usearch xxhash"
    ),
    "algebra that sympy and mpmath can also use": (
        "aesara all antlr4 flint gmpy gmpy2 lfortran py pycosat pyglet pysat sage z3"
    ),
    "compresses or speaks to servers in other ways; the standard ones are there": (
        "brotli brotlicffi h2 isal lz4 lzmaffi redis requests snappy sniffio socksio tornado trio urllib3 "
        "wsproto zstandard"
    ),
    "a nicety of another package, which does without it": (
        "apport_python_hook attr cffi charset_normalizer coloredlogs cssselect cython Cython dotenv einops "
        "email_validator envwrap exceptiongroup google.protobuf.enable_deterministic_proto_serialization "
        "google.protobuf.internal._api_implementation google.protobuf.pyext linkify_it objgraph opt_einsum "
        "optree pwlf pyinstrument sitecustomize usercustomize viztracer"
    ),
    "for testing and building packages": (
        "_pytest expecttest foo hypothesis jaraco.text pytest pytest_subtests trove_classifiers wheel "
        "xmlrunner"
    ),
    "stands in Facebook's own tree alone": (
        "deeplearning fbscribelogger libfb mtia origami rfe torch._inductor.fb torch._inductor.fx_passes.fb "
        "torch._inductor.runtime.caching.fb torch._inductor.runtime.fb "
        "torch.distributed.elastic.metrics.static_init"
    ),
    "another system's": (
        "_manylinux _overlapped _winapi _winreg _wmi colorama com httpx2_jsfetch java jnius msvcrt nt org "
        "psutil._psutil_windows pyodide_js vms_lib win32api win32com win32evtlog win32evtlogutil "
        "win32pdh winreg"
    ),
    "older or newer Pythons have it": (
        "_dummy_thread _interpqueues _interpreters _sha256 annotationlib backports compression "
        "concurrent.interpreters ctypes.util.dllist dummy_threading importlib_metadata importlib_resources "
        "multiprocessing.resource_tracker._fork_intent numpy.linalg.linalg pathlib.types queue.ShutDown "
        "scipy.linalg._fblas_64 scipy.linalg._flapack_64 tomli urllib.urlencode urllib.urlopen"
    ),
}
"""The list, by reason: the names of modules, and of packages with all that lies in them."""

ABSENT: Mapping[str, str] = {name: why for why, names in _REASONS.items() for name in names.split()}
"""The reason for each module, or package with all that lies in it, that need not be there."""

LEFT_OUT: Mapping[str, str] = {**contents.STDLIB_LEFT_OUT, **contents.LEFT_OUT}
"""The same for what we leave out ourselves: it need not be there for those who ask for it only at need."""
