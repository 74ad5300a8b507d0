"""NAR010 规章规范性文件数与表不符."""

from __future__ import annotations

from gouji import Severity, Text
from gouji_rules.narrative._compare import NarrativeRule


class NarrativeDocumentMismatch(NarrativeRule):
    code = "NAR010"
    title = Text(
        "规章规范性文件数与表不符",
        "Rules and normative documents differ from the table",
    )
    explanation = Text(
        "正文写的规章、规范性文件制发或公开数，应等于表二该行的某一栏，两类并写的等于两行之和。政策文件、公报刊登、清理审查的数是另一回事。",
        "What the text says of rules and normative documents made or disclosed is one of the columns of their row, or of both rows added. Policy papers, gazettes, and documents reviewed or repealed are other things.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    certain = False
    kinds = ("document", "repealed")
    basis = "政府信息公开条例第五十条：正文与表格所述应一致"
    message = Text(
        "正文称“{quote}”，与表中该行各栏不符：{table}",
        "the text says “{quote}”, but the table gives: {table}",
    )
    remedy = Text(
        "对照登记台账核对正文与表格，改正写错的一处",
        "check text and table against the register and correct the wrong one",
    )
    valid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年制定规范性文件5件，公开规范性文件6件，现行有效规范性文件41件。

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 6 | 41 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年公开政策文件495个，备案审查规范性文件12件，清理规范性文件30件，健全规章制度8项，公报刊登规范性文件9件等。

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 6 | 41 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年公开规章、规范性文件共8件。

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 2 | 2 | 20 |
| 规范性文件 | 5 | 6 | 41 |
===
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

全年制发行政规范性文件5件，废止2件，现行有效41件。清理历年文件，废止规范性文件9件，宣布失效12件。出台涉企规范性文件3件，现行有效8件。

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 5 | 2 | 41 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年«制定规范性文件8件»，公开规范性文件6件。

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 5 | 6 | 41 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年«公开3件规章»。

## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 2 | 2 | 20 |
| 规范性文件 | 5 | 6 | 41 |
===
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

全年制发行政规范性文件5件，«废止3件»，«现行有效44件»。

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 5 | 2 | 41 |
"""
