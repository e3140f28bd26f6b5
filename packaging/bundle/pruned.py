"""Owns what is left out of the packages that go into the bundle: one table, each row with its reason.

Patterns are of paths from the tree's top on, and spaces part them. "*" stands for any letters, "/" too; a
folder goes with all that is in it. Whether anything is missed is seen in three ways: `bundle.graph` follows
every import of the finished app, the Linux bundle computes vectors with torch, and it passes its self-test.
"""

from __future__ import annotations

from collections.abc import Mapping

PRUNED: Mapping[str, str] = {
    # Of all packages
    "its own tests": "*/tests */test */conftest.py PyObjCTest torch/testing/_internal/*",
    "for compilers": (
        "*.h *.hpp *.a *.cmake *.pyx *.pxd *.pxi *.prl mlx/include mlx/share torch/include torch/share"
    ),
    "for CUDA": (
        "*.cu *.cuh torch/_vendor/quack torch/sparse/_triton* "
        "torch/distributed/_symmetric_memory/_nvshmem_triton.py torch/profiler/_cupti_monitor.py"
    ),
    "for editors": "*.pyi",
    "for debuggers": "*.dSYM",
    "bytecode of the Python that made the wheel": "*/__pycache__",
    "commands, each with the path of another Python in it": "bin",
    "manual pages": "share",
    # Qt
    "QML; some of it looks for libraries under absolute paths": "PySide6/Qt/qml PySide6/libpyside6qml*",
    "databases, whose libraries it looks for under absolute paths": "PySide6/Qt/plugins/sqldrivers",
    "Qt's parts that the window does not import": (
        "PySide6/Qt*.abi3.so PySide6/Qt/lib/Qt*.framework PySide6/Qt/lib/libQt6* PySide6/Qt/lib/libav* "
        "PySide6/Qt/lib/libsw* PySide6/Qt/plugins/*"
    ),
    "languages that the window does not speak": "PySide6/Qt/translations/*",
    "Qt's own tools": (
        "PySide6/*.app PySide6/Qt/libexec PySide6/Qt/metatypes PySide6/assistant PySide6/designer "
        "PySide6/linguist PySide6/lupdate PySide6/lrelease PySide6/rcc PySide6/uic PySide6/balsam "
        "PySide6/balsamui PySide6/qml* PySide6/qsb PySide6/svgtoqml PySide6/scripts PySide6/doc "
        "PySide6/glue PySide6/include PySide6/typesystems PySide6/QtAsyncio PySide6/support/deploy*"
    ),
    # torch runs one small BERT, forward, on the processor
    "writes programs for a compiler that is not here": (
        "torch/_inductor/* torch/_functorch/partitioners.py torch/utils/cpp_extension.py "
        "torch/backends/xeon torch/_dynamo/backends/cudagraphs.py torch/_dynamo/backends/debugging.py "
        "torch/_dynamo/backends/distributed.py torch/_dynamo/backends/inductor.py "
        "torch/_dynamo/backends/onnxrt.py torch/_dynamo/backends/tensorrt.py "
        "torch/_dynamo/backends/torchxla.py torch/_dynamo/backends/tvm.py"
    ),
    "makes torch's own sources": "torchgen/* functorch torch/bin/*",
    "for AMD's cards, and for Android": "torch/utils/hipify torch/backends/_nnapi",
    "quantizes and prunes networks": (
        "torch/ao/ns torch/ao/pruning torch/ao/quantization/fx torch/ao/quantization/backend_config "
        "torch/ao/quantization/pt2e torch/ao/quantization/quantize_fx.py"
    ),
    "trains on many machines": (
        "torch/distributed/_tools torch/distributed/benchmarks torch/distributed/examples "
        "torch/distributed/optim torch/distributed/flight_recorder torch/distributed/pipelining "
        "torch/distributed/debug torch/distributed/launcher torch/distributed/tensor/debug "
        "torch/distributed/tensor/experimental torch/distributed/algorithms/model_averaging "
        "torch/distributed/algorithms/_optimizer_overlap torch/distributed/algorithms/_quantization "
        "torch/distributed/algorithms/ddp_comm_hooks torch/distributed/elastic/rendezvous/etcd* "
        "torch/_functorch/_activation_checkpointing torch/_functorch/_activation_offloading"
    ),
    "writes programs to files, and measures and draws them": (
        "torch/_export/passes torch/_export/serde torch/_dynamo/repro torch/_numpy/testing "
        "torch/utils/benchmark torch/utils/bottleneck torch/utils/jit torch/utils/model_dump "
        "torch/utils/tensorboard torch/utils/viz torch/utils/bundled_inputs.py "
        "torch/utils/mobile_optimizer.py torch/_export/converter.py torch/_export/db "
        "torch/export/experimental torch/export/pt2_archive torch/onnx/_internal/fx "
        "torch/onnx/_internal/torchscript_exporter/symbolic_opset7.py "
        "torch/onnx/_internal/torchscript_exporter/symbolic_opset8.py "
        "torch/onnx/_internal/torchscript_exporter/symbolic_opset1[1-9].py "
        "torch/onnx/_internal/torchscript_exporter/symbolic_opset20.py "
        "torch/fx/experimental/migrate_gradual_types torch/fx/experimental/graph_gradual_typechecker.py "
        "torch/fx/experimental/accelerator_partitioner.py torch/onnx/_internal/exporter/_torchlib "
        "torch/onnx/_internal/exporter/_core.py torch/onnx/_internal/exporter/_building.py "
        "torch/onnx/_internal/exporter/_verification.py "
        "torch/onnx/_internal/exporter/_capture_strategies.py torch/fx/experimental/validator.py "
        "torch/fx/experimental/optimization.py torch/_subclasses/complex_tensor"
    ),
    # What torch and sentence-transformers bring
    "more than distances between vectors and sparse matrices": (
        "sklearn/_loss sklearn/cluster sklearn/covariance sklearn/cross_decomposition sklearn/datasets "
        "sklearn/decomposition sklearn/ensemble sklearn/experimental sklearn/feature_selection "
        "sklearn/gaussian_process sklearn/impute sklearn/inspection sklearn/linear_model sklearn/manifold "
        "sklearn/mixture sklearn/neighbors sklearn/neural_network sklearn/semi_supervised sklearn/svm "
        "sklearn/tree scipy/io scipy/signal scipy/odr scipy/fftpack scipy/datasets scipy/misc"
    ),
    "more than the algebra of shapes": "sympy/physics sympy/stats sympy/vector sympy/diffgeom",
    "tables of other libraries than numpy": (
        "narwhals/_pandas_like narwhals/_arrow narwhals/_polars narwhals/_dask narwhals/_spark_like "
        "narwhals/_duckdb narwhals/_ibis"
    ),
    # transformers and the rest
    "computed by MLX, but for BERT": "transformers/models/*/modeling_*.py",
    "pictures, films and sound": (
        "transformers/models/*/image_processing_*.py transformers/models/*/video_processing_*.py "
        "transformers/models/*/feature_extraction_*.py transformers/models/*/processing_*.py"
    ),
    "what transformers is made with": (
        "transformers/models/*/modular_*.py transformers/models/*/convert_*.py transformers/cli "
        "transformers/exporters transformers/testing_utils.py"
    ),
    "PDFium's command line": "pypdfium2_cli",
    "XML as Python's objects": "lxml/objectify*",
    "colours for programs": "pygments/lexers/*",
}

KEPT: Mapping[str, str] = {
    "the window imports them; QtGui and its plug-in link QtDBus, xcb's the last two": (
        "PySide6/QtCore.* PySide6/QtGui.* PySide6/QtWidgets.* PySide6/QtSvg.* PySide6/QtDBus.* "
        "PySide6/Qt/lib/QtCore.framework/* PySide6/Qt/lib/QtGui.framework/* "
        "PySide6/Qt/lib/QtWidgets.framework/* PySide6/Qt/lib/QtSvg.framework/* "
        "PySide6/Qt/lib/QtDBus.framework/* PySide6/Qt/lib/libQt6Core.* PySide6/Qt/lib/libQt6Gui.* "
        "PySide6/Qt/lib/libQt6Widgets.* PySide6/Qt/lib/libQt6Svg.* PySide6/Qt/lib/libQt6DBus.* "
        "PySide6/Qt/lib/libQt6OpenGL.* PySide6/Qt/lib/libQt6XcbQpa.*"
    ),
    "a window, and one that nobody sees": (
        "PySide6/Qt/plugins/platforms/*cocoa* PySide6/Qt/plugins/platforms/*offscreen* "
        "PySide6/Qt/plugins/platforms/*xcb* PySide6/Qt/plugins/styles/*"
    ),
    "pictures": (
        "PySide6/Qt/plugins/iconengines/* PySide6/Qt/plugins/imageformats/*qsvg* "
        "PySide6/Qt/plugins/imageformats/*qjpeg* PySide6/Qt/plugins/imageformats/*qgif*"
    ),
    "English and German": "PySide6/Qt/translations/qtbase_en.qm PySide6/Qt/translations/qtbase_de.qm",
    "torch asks for it when it is imported": (
        "torch/bin/torch_shm_manager torch/testing/_internal/__init__.py "
        "torch/testing/_internal/common_dtype.py torch/testing/_internal/logging_tensor.py "
        "torch/testing/_internal/distributed/__init__.py torch/testing/_internal/distributed/fake_pg.py "
        "torchgen/__init__.py torchgen/code_template.py torchgen/model.py torchgen/utils.py "
        "torch/_inductor/__init__.py torch/_inductor/_functionalize_collectives.py "
        "torch/_inductor/analysis/__init__.py torch/_inductor/analysis/device_info.py "
        "torch/_inductor/config.py torch/_inductor/config_comms.py torch/_inductor/cpp_builder.py "
        "torch/_inductor/cpu_vec_isa.py torch/_inductor/cudagraph_utils.py "
        "torch/_inductor/custom_graph_pass.py torch/_inductor/exc.py torch/_inductor/runtime/__init__.py "
        "torch/_inductor/runtime/cache_dir_utils.py torch/_inductor/runtime/hints.py "
        "torch/_inductor/runtime/runtime_utils.py torch/_inductor/standalone_compile.py "
        "torch/_inductor/test_operators.py torch/_inductor/utils.py"
    ),
    "the model that computes vectors": "transformers/models/auto/* transformers/models/bert/*",
    "what rich colours": (
        "pygments/lexers/__init__.py pygments/lexers/_mapping.py pygments/lexers/python.py "
        "pygments/lexers/special.py"
    ),
}
"""What stays although a row above names it."""
