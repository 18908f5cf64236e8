// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.results.CircuitText;
import dev.kirchhoff.results.DeviceReport;
import dev.kirchhoff.results.device.DevicePicture;
import dev.kirchhoff.results.device.DevicePicture.Topic;
import dev.kirchhoff.results.internal.Markup;
import dev.kirchhoff.results.internal.chart.HistogramChart;

/** The page on a device: heading, parameters, a section a topic. */
public final class DevicePage {
	private final DeviceReport report;

	public DevicePage(DeviceReport report) {
		this.report = report;
	}

	public String html() {
		return new HtmlPage(report.title(), "").html(this::write);
	}

	private void write(Markup html) {
		html.open("header").element("p", "Device", "class", "kicker").element("h1", report.title());
		if (!report.description().isEmpty()) {
			html.element("p", report.description(), "class", "lead");
		}
		html.close().line();
		var figures = new Figures();
		for (var topic : Topic.values()) {
			var pictures = report.pictures().stream().filter(picture -> picture.topic() == topic).toList();
			if (!pictures.isEmpty()) {
				html.open("section", "id", topic.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')).line().element("h2", topic.label());
				html.open("div", "class", "figures").line();
				pictures.forEach(picture -> figure(picture).write(html, figures.next(), null));
				html.close().close().line();
			}
		}
		html.open("section", "id", "parameters").line().element("h2", "Parameters");
		table(html, report.settings());
		html.close().line();
	}

	static Figure figure(DevicePicture picture) {
		return switch (picture) {
			case DevicePicture.Curves curves -> LineFigure.of(curves.lines(), "");
			case DevicePicture.Counts counts -> {
				double most = counts.histogram().counts().stream().flatMapToDouble(one -> Arrays.stream(one.values())).max().orElse(1);
				yield new Figure(new HistogramChart(counts.histogram(), counts.x(), "cells", most, LineFigure.WIDTH, LineFigure.HEIGHT).svg(), counts.title(), counts.remark(), "");
			}
		};
	}

	static void table(Markup html, List<CircuitText.Line> lines) {
		html.open("div", "class", "scroll").open("table").open("tbody").line();
		lines.forEach(line -> html.open("tr").element("th", line.about(), "scope", "row").element("td", line.text()).close().line());
		html.close().close().close().line();
	}
}
