"""Owns the style sheet: what a label can be, and the frames of fields and buttons, in a theme's roles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.machine import resource

if TYPE_CHECKING:
    from desktop.theme import Roles

SERIF = ("Charter", "Iowan Old Style", "Georgia", "Source Serif 4", "Noto Serif", "DejaVu Serif")

# What a label can be: (pixels, semibold, serif, colour role).
LOOKS: dict[str, tuple[int, bool, bool, str]] = {
    "welcome": (28, True, True, "text"),
    "title": (22, True, False, "text"),
    "section": (15, True, False, "text"),
    "lead": (15, False, False, "soft"),
    "strong": (13, True, False, "text"),
    "text": (13, False, False, "text"),
    "soft": (13, False, False, "soft"),
    "note": (12, False, False, "soft"),
    "caption": (11, False, False, "faint"),
    "name": (17, True, True, "text"),
    "prose": (15, False, True, "text"),
    "look": (13, False, False, "look"),
    "looknote": (12, False, False, "look"),
    "error": (15, True, False, "error"),
    "errornote": (12, False, False, "error"),
    "accent": (13, False, False, "accent"),
    "accentnote": (12, False, False, "accent"),
}


def style_sheet(roles: Roles, scale: float, native: bool, serif: Sequence[str]) -> str:
    """Labels and our own frames everywhere; buttons and fields only where they are not native.

    Args: serif: those of `SERIF` that this computer has.
    """
    parts = [_label_rules(roles, scale, serif), _frame_rules(roles)]
    if not native:
        parts += [_control_rules(roles, scale), _picker_rules(roles, scale)]
        parts += [_slider_rules(roles), _bar_rules(roles)]
    return "\n".join(parts)


def _label_rules(roles: Roles, scale: float, serif_families: Sequence[str]) -> str:
    families = ", ".join(f'"{name}"' for name in serif_families)
    rules = []
    for look, (size, bold, serif, role) in LOOKS.items():
        family = f"font-family: {families};" if serif else ""
        weight = 600 if bold else 400
        rules.append(
            f'QLabel[look="{look}"] {{ font-size: {round(size * scale)}px; font-weight: {weight}; {family} '
            f"color: {getattr(roles, role)}; background: transparent; }}"
        )
    return "\n".join(rules)


def _frame_rules(roles: Roles) -> str:
    return f"""
        QFrame[look="hairline"] {{ background: {roles.hairline}; border: none; }}
        QFrame[look="card"] {{ background: {roles.field}; border: 1px solid {roles.hairline};
                               border-radius: 8px; }}
        QFrame[look="door"] {{ background: {roles.page}; border: 1px dashed {roles.edge};
                               border-radius: 8px; }}
        QFrame[look="problem"] {{ background: {roles.error_tint}; border: 1px solid {roles.hairline};
                                  border-left: 3px solid {roles.error}; }}
        QFrame[look="sending"] {{ background: {roles.look_tint}; border: 1px solid {roles.hairline};
                                  border-radius: 8px; }}
        QFrame[look="advice"] {{ background: {roles.field}; border: 1px solid {roles.hairline};
                                 border-left: 3px solid {roles.accent}; }}
        QPlainTextEdit[look="reading"], QTextBrowser[look="reading"], QListView[look="plain"],
        QScrollArea[look="plain"] {{
            background: {roles.page}; border: none; }}
        QWidget[look="page"] {{ background: {roles.page}; }}
        QToolTip {{ color: {roles.text}; background: {roles.field}; border: 1px solid {roles.edge};
                    padding: 4px; }}
    """


def _control_rules(roles: Roles, scale: float) -> str:
    tall, small = round(26 * scale), round(22 * scale)
    return f"""
        QPushButton {{ border: 1px solid {roles.edge}; border-radius: 6px; background: {roles.button};
                       color: {roles.text}; padding: 0 15px; min-height: {tall}px; outline: none; }}
        QPushButton:hover {{ background: {roles.hover}; }}
        QPushButton:pressed {{ background: {roles.selection}; }}
        QPushButton:checked {{ background: {roles.selection}; color: {roles.accent}; }}
        QPushButton:focus {{ border: 2px solid {roles.accent}; padding: 0 14px; min-height: {tall - 2}px; }}
        QPushButton:disabled {{ color: {roles.faint}; border-color: {roles.hairline};
                                background: {roles.page}; }}
        QPushButton[look="primary"] {{ background: {roles.fill}; border-color: {roles.fill};
                                       color: {roles.on_fill}; }}
        QPushButton[look="primary"]:hover {{ background: {roles.fill}; }}
        QPushButton[look="primary"]:focus {{ border: 2px solid {roles.text}; }}
        QPushButton[look="primary"]:disabled {{ color: {roles.faint};
                                                border: 1px solid {roles.hairline};
                                                background: {roles.page}; }}
        QPushButton[look="small"] {{ min-height: {small}px; padding: 0 9px;
                                     font-size: {round(12 * scale)}px; }}
        QPushButton[look="small"]:focus {{ min-height: {small - 2}px; padding: 0 8px; }}
        QPushButton[look="smallprimary"] {{ min-height: {small}px; padding: 0 9px;
                                            font-size: {round(12 * scale)}px;
                                            background: {roles.fill}; border-color: {roles.fill};
                                            color: {roles.on_fill}; }}
        QPushButton[look="smallprimary"]:focus {{ border: 2px solid {roles.text}; min-height: {small - 2}px;
                                                  padding: 0 8px; }}
        QPushButton[look="link"] {{ border: none; background: transparent; color: {roles.accent};
                                    padding: 0 2px; text-align: left; }}
        QPushButton[look="link"]:hover {{ text-decoration: underline; }}
        QPushButton[look="link"]:focus {{ border: 2px solid {roles.accent}; padding: 0; }}
        QPushButton[look="link"]:disabled {{ color: {roles.faint}; }}
        QLineEdit {{ border: 1px solid {roles.edge}; border-radius: 6px; background: {roles.field};
                     color: {roles.text}; padding: 0 8px; min-height: {tall}px;
                     placeholder-text-color: {roles.faint}; }}
        QLineEdit:focus {{ border: 2px solid {roles.accent}; padding: 0 7px; min-height: {tall - 2}px; }}
        QRadioButton, QCheckBox {{ border: 2px solid transparent; border-radius: 6px; padding: 1px;
                                   outline: none; }}
        QRadioButton[look="bare"] {{ spacing: 0; }}
        QRadioButton:focus, QCheckBox:focus {{ border-color: {roles.accent}; }}
        QRadioButton::indicator {{ width: 12px; height: 12px; border: 1px solid {roles.faint};
                                   border-radius: 7px; background: {roles.field}; }}
        QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 4px solid {roles.fill}; }}
        QRadioButton::indicator:disabled {{ border-color: {roles.hairline}; }}
        QCheckBox::indicator {{ width: 12px; height: 12px; border: 1px solid {roles.faint};
                                border-radius: 3px; background: {roles.field}; }}
        QCheckBox::indicator:checked {{ border-color: {roles.fill}; background: {roles.fill};
                                        image: url("{resource("icons/checked.svg").as_posix()}"); }}
        QCheckBox::indicator:disabled {{ border-color: {roles.edge}; }}
        QCheckBox::indicator:checked:disabled {{ background: {roles.edge}; }}
    """


def _slider_rules(roles: Roles) -> str:
    """A thin line with a round knob; Fusion's own groove is dark on dark."""
    return f"""
        QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {roles.edge}; }}
        QSlider::sub-page:horizontal {{ border-radius: 2px; background: {roles.fill}; }}
        QSlider::sub-page:horizontal:disabled {{ background: {roles.edge}; }}
        QSlider::handle:horizontal {{ width: 14px; margin: -6px 0; border: 1px solid {roles.faint};
                                      border-radius: 8px; background: {roles.button}; }}
        QSlider::handle:horizontal:hover {{ background: {roles.hover}; }}
        QSlider::handle:horizontal:focus {{ width: 12px; border: 2px solid {roles.accent}; }}
        QSlider::handle:horizontal:disabled {{ border-color: {roles.edge}; background: {roles.page}; }}
    """


def _picker_rules(roles: Roles, scale: float) -> str:
    """Lists to choose from and numbers to step, framed as the line edits are; Qt's own frame is dark on dark.

    A style sheet that draws the frame must draw the arrows too: each is a slice of a circle's gradient.
    """
    tall, wide, high = round(26 * scale), round(9 * scale), round(5 * scale)
    slice = (
        f"stop:0 transparent, stop:0.01 {roles.soft}, stop:0.14 {roles.soft}, stop:0.15 transparent, "
        "stop:1 transparent"
    )
    down = f"qconicalgradient(cx:0.5, cy:1, angle:63, {slice})"
    up = f"qconicalgradient(cx:0.5, cy:0, angle:243, {slice})"
    return f"""
        QComboBox, QAbstractSpinBox {{ border: 1px solid {roles.edge}; border-radius: 6px;
                                       background: {roles.field}; color: {roles.text}; padding: 0 8px;
                                       min-height: {tall}px; }}
        QComboBox:focus, QComboBox:on, QAbstractSpinBox:focus {{ border: 2px solid {roles.accent};
                                                                 padding: 0 7px; min-height: {tall - 2}px; }}
        QComboBox:disabled, QAbstractSpinBox:disabled {{ color: {roles.faint};
                                                         border-color: {roles.hairline};
                                                         background: {roles.page}; }}
        QComboBox QLineEdit, QAbstractSpinBox QLineEdit {{ border: none; padding: 0; min-height: 0;
                                                           background: transparent; }}
        QComboBox QAbstractItemView {{ border: 1px solid {roles.edge}; background: {roles.field}; }}
        QComboBox::drop-down {{ border: none; width: {wide + 4}px; subcontrol-origin: padding;
                                subcontrol-position: center right; right: 6px; }}
        QAbstractSpinBox::up-button {{ border: none; width: {wide + 4}px; height: {tall // 2}px;
                                       subcontrol-origin: border; subcontrol-position: top right;
                                       right: 6px; }}
        QAbstractSpinBox::down-button {{ border: none; width: {wide + 4}px; height: {tall // 2}px;
                                         subcontrol-origin: border; subcontrol-position: bottom right;
                                         right: 6px; }}
        QComboBox::down-arrow, QAbstractSpinBox::down-arrow {{ width: {wide}px; height: {high}px;
                                                               background: {down}; }}
        QAbstractSpinBox::up-arrow {{ width: {wide}px; height: {high}px; background: {up}; }}
    """


def _bar_rules(roles: Roles) -> str:
    return f"""
        QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
        QScrollBar::handle:vertical {{ background: {roles.edge}; border-radius: 3px; min-height: 32px;
                                       margin: 2px; }}
        QScrollBar::handle:vertical:hover {{ background: {roles.faint}; }}
        QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
        QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{ background: transparent; }}
        QSplitter::handle {{ background: {roles.hairline}; }}
    """
