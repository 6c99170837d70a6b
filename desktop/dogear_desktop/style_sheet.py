"""What no palette can say: paddings, rounded fields, slim scroll bars."""

from PySide6.QtGui import QColor, QPalette

from dogear_desktop.theme import ICONS, Colours, mixed

_RADIUS = 5

_SHEET = """
QLineEdit, QPlainTextEdit[field="true"], QComboBox, QSpinBox {{
    background: {base}; color: {text}; placeholder-text-color: {placeholder};
    border: 1px solid {border}; border-radius: {radius}px; padding: 4px 7px;
    selection-background-color: {fill}; selection-color: {on_fill};
}}
QLineEdit:focus, QPlainTextEdit[field="true"]:focus, QComboBox:focus, QSpinBox:focus {{
    border-color: {accent};
}}
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled {{
    background: {window}; color: {faint};
}}
QComboBox::drop-down, QSpinBox::up-button, QSpinBox::down-button {{ border: none; width: 22px; }}
QComboBox::down-arrow, QSpinBox::down-arrow {{ image: url("{down}"); width: 14px; }}
QSpinBox::up-arrow {{ image: url("{up}"); width: 14px; }}
QSpinBox QLineEdit {{ border: none; padding: 0; background: transparent; }}
QCheckBox {{ spacing: 8px; }}
QCheckBox::indicator {{
    width: 1.1em; height: 1.1em; background: {base};
    border: 1px solid {edge}; border-radius: 4px;
}}
QCheckBox::indicator:checked {{ background: {fill}; border-color: {fill}; image: url("{check}"); }}
QCheckBox::indicator:focus {{ border-color: {accent}; }}
QCheckBox::indicator:disabled {{ border-color: {line}; background: {window}; }}
QComboBox QAbstractItemView {{
    background: {base}; border: 1px solid {border}; selection-background-color: {selection};
    selection-color: {text}; outline: none;
}}

QPushButton, QToolButton {{
    background: {button}; color: {button_text};
    border: 1px solid {border}; border-radius: {radius}px; padding: 4px 12px;
}}
QToolButton {{ padding: 3px 9px; }}
QToolButton[autoRaise="true"] {{ background: transparent; border-color: transparent; }}
QToolButton[link="true"] {{ color: {link}; padding: 3px 4px; text-decoration: underline; }}
QPushButton:hover, QToolButton:hover {{ background: {raised}; }}
QPushButton:pressed, QToolButton:pressed, QToolButton:checked {{ background: {sunken}; }}
QPushButton:focus, QToolButton:focus {{ border-color: {accent}; }}
QPushButton:default {{ background: {fill}; color: {on_fill}; border-color: {fill}; }}
QPushButton:default:focus {{ border-color: {accent}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {faint}; background: transparent; }}

QListWidget[navigation="true"] {{ background: {sidebar}; padding: 8px; outline: none; }}
QListWidget[navigation="true"]::item {{ padding: 7px 10px; border-radius: {radius}px; }}
QListWidget[navigation="true"]::item:selected {{ background: {selection}; color: {text}; }}
QListWidget[navigation="true"]::item:focus {{ border: 1px solid {accent}; }}
QListWidget[rows="true"] {{
    background: {base}; border: 1px solid {border}; border-radius: {radius}px; outline: none;
}}
QListWidget[rows="true"]:focus {{ border-color: {accent}; }}

QMenuBar {{ background: {window}; padding: 2px 4px; }}
QMenuBar::item {{ padding: 4px 9px; border-radius: {radius}px; background: transparent; }}
QMenuBar::item:selected {{ background: {sunken}; }}
QMenu {{ background: {base}; border: 1px solid {border}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 20px; border-radius: {radius}px; }}
QMenu::item:selected {{ background: {selection}; color: {text}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QToolTip {{ background: {tip}; color: {on_tip}; border: 1px solid {border}; padding: 3px 6px; }}

QProgressBar {{ background: {sunken}; border: none; border-radius: 3px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QSplitter::handle {{ background: {line}; }}
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {handle}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {handle_hover}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def style_sheet(palette: QPalette) -> str:
    """Return the application's style sheet in the colours of a palette."""
    role = QPalette.ColorRole
    colours = Colours.of(palette)
    base, text = palette.color(role.Base), palette.color(role.Text)
    window, button = palette.color(role.Window), palette.color(role.Button)
    named = {
        "base": base,
        "text": text,
        "window": window,
        "button": button,
        "button_text": palette.color(role.ButtonText),
        "placeholder": palette.color(role.PlaceholderText),
        "faint": palette.color(QPalette.ColorGroup.Disabled, role.ButtonText),
        "border": mixed(base, text, 0.24),
        "edge": mixed(base, text, 0.5),
        "raised": mixed(button, text, 0.05),
        "sunken": mixed(window, text, 0.1),
        "fill": palette.color(role.Highlight),
        "on_fill": palette.color(role.HighlightedText),
        "tip": palette.color(role.ToolTipBase),
        "on_tip": palette.color(role.ToolTipText),
        "handle": mixed(base, text, 0.28),
        "handle_hover": mixed(base, text, 0.42),
        "accent": colours.accent,
        "sidebar": colours.sidebar,
        "link": palette.color(role.Link),
        "line": colours.line,
        "selection": colours.selection,
    }
    names = {name: colour.name(QColor.NameFormat.HexRgb) for name, colour in named.items()}
    icons = {
        "down": ICONS / "chevron-down.svg",
        "up": ICONS / "chevron-up.svg",
        "check": ICONS / "check.svg",
    }
    paths = {name: icon.as_posix() for name, icon in icons.items()}
    return _SHEET.format(radius=_RADIUS, **paths, **names)
