// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.events.IHyperlinkListener;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.ScrolledForm;

import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.RunEntry;
import dev.kirchhoff.results.RunInfo;
import dev.kirchhoff.results.Setting;
import dev.kirchhoff.results.internal.Numbers;
import dev.kirchhoff.results.internal.Times;

/** What a run was: settings, conclusions, notes, and where it comes from. */
final class OverviewPage extends Composite {
	private static final int CONCLUSIONS = 230;

	private final FormToolkit toolkit;
	private final RunInfo info;

	OverviewPage(Composite parent, ResultDirectory run, Runnable showTables) {
		super(parent, SWT.NONE);
		info = run.info();
		toolkit = new FormToolkit(getDisplay());
		addListener(SWT.Dispose, event -> toolkit.dispose());
		setLayout(new org.eclipse.swt.layout.FillLayout());
		ScrolledForm form = toolkit.createScrolledForm(this);
		form.setText(info.title());
		var body = form.getBody();
		var layout = new GridLayout(2, true);
		layout.horizontalSpacing = 24;
		layout.verticalSpacing = 14;
		layout.marginWidth = 12;
		body.setLayout(layout);
		conclusions(section(body, "Conclusions", 2), run, showTables);
		table(section(body, "Run", 1), run(run));
		table(section(body, "Settings", 1), settings());
		if (!info.notes().isEmpty() || !info.failures().isEmpty()) {
			lines(section(body, info.failures().isEmpty() ? "Notes" : "Notes and failures", 2), notes());
		}
		table(section(body, "Plug-ins", 1), info.plugins());
		table(section(body, "Inputs", 1), info.inputs().isEmpty() ? Map.of("none", "") : info.inputs());
		links(body, run);
	}

	private Composite section(Composite body, String title, int columns) {
		var section = toolkit.createSection(body, ExpandableComposite.TITLE_BAR | ExpandableComposite.TWISTIE | ExpandableComposite.EXPANDED);
		section.setText(title);
		section.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, columns, 1));
		var content = toolkit.createComposite(section);
		var layout = new GridLayout(2, false);
		layout.horizontalSpacing = 16;
		layout.marginWidth = 2;
		content.setLayout(layout);
		section.setClient(content);
		return content;
	}

	private void table(Composite content, Map<String, String> rows) {
		rows.forEach((name, value) -> {
			var label = toolkit.createLabel(content, name.replace("&", "&&"));
			label.setLayoutData(new GridData(SWT.BEGINNING, SWT.TOP, false, false));
			label.setEnabled(true);
			text(content, value, 1);
		});
	}

	/** A text; a menu copies it. */
	private void text(Composite content, String value, int columns) {
		var shown = Copying.elided(value);
		var text = toolkit.createLabel(content, shown.replace("&", "&&"), SWT.WRAP);
		if (!shown.equals(value)) {
			text.setToolTipText(Copying.broken(value));
		}
		var data = new GridData(SWT.FILL, SWT.TOP, true, false, columns, 1);
		data.widthHint = 240;
		text.setLayoutData(data);
		Copying.install(text, value);
	}

	private Map<String, String> run(ResultDirectory run) {
		var rows = new LinkedHashMap<String, String>();
		rows.put("Project", info.project());
		rows.put("Experiment", info.experiment());
		rows.put("State", (info.failures().isEmpty() ? RunEntry.State.FINISHED : RunEntry.State.FAILED_PARTS).text());
		rows.put("Points and repeats", Numbers.grouped(info.points()) + " x " + Numbers.grouped(info.repeats()));
		rows.put("Seed", Long.toString(info.seed()));
		rows.put("Started", Times.moment(info.started()));
		rows.put("Duration", info.seconds() > 0 ? Times.duration(info.seconds()) + (info.repeatsPerSecond() > 0 ? ", " + Numbers.plain(info.repeatsPerSecond(), 3) + " repeats a second" : "") : "unknown");
		var host = info.host();
		rows.put("Computed on", host.computed().isEmpty() ? "unknown" : host.computed());
		if (!host.workers().isEmpty()) {
			rows.put("Workers", host.shares());
		}
		rows.put("Started on", Stream.of((host.os() + " " + host.arch()).strip(), host.cpus() > 0 ? host.cpus() + (host.cpus() == 1 ? " processor" : " processors") : "",
				host.java().isEmpty() ? "" : "Java " + host.java()).filter(word -> !word.isEmpty()).collect(Collectors.joining(", ")));
		rows.put("Kirchhoff", info.kirchhoff());
		rows.put("Study", info.study());
		rows.put("Directory", run.path().toString());
		return rows;
	}

	/** What is swept first; seed and repeats are with the run. */
	private Map<String, String> settings() {
		var rows = new LinkedHashMap<String, String>();
		var settings = Setting.of(info);
		info.axes().forEach(axis -> rows.put(axis, settings.stream().filter(setting -> setting.name().equals("sweep " + axis)).map(setting -> "swept: " + setting.readable()).findFirst().orElse("swept")));
		settings.stream().filter(setting -> !setting.isHash() && !setting.name().matches("seed|repeats|sweep .*")).forEach(setting -> rows.merge(setting.name(), setting.readable(), (a, b) -> a + "\n" + b));
		long hashes = settings.stream().filter(Setting::isHash).count();
		if (hashes > 0) {
			rows.put("further points", hashes + ", by what is swept; hashes of all they depend on are in run.json");
		}
		return rows.isEmpty() ? Map.of("none", "") : rows;
	}

	private List<String> notes() {
		var lines = new java.util.ArrayList<>(info.notes());
		info.failures().stream().limit(50).forEach(failure -> lines.add("Point " + failure.point() + ", " + failure.count() + (failure.count() == 1 ? " repeat: " : " repeats: ") + failure.fault()));
		if (info.failures().size() > 50) {
			lines.add("and " + (info.failures().size() - 50) + " more failures, all in run.json");
		}
		return lines;
	}

	private void lines(Composite content, List<String> lines) {
		lines.forEach(line -> text(content, line, 2));
	}

	private void conclusions(Composite content, ResultDirectory run, Runnable showTables) {
		if (info.conclusions().isEmpty()) {
			lines(content, List.of("This run concludes nothing; see its tables."));
			return;
		}
		var table = new ResultTable(content);
		toolkit.adapt(table);
		var data = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
		data.heightHint = Math.min(CONCLUSIONS, 100 + 26 * info.points());
		data.widthHint = 300;
		table.setLayoutData(data);
		table.load("points.csv", any -> run.pointTable());
		var link = toolkit.createHyperlink(content, "All tables", SWT.NONE);
		link.addHyperlinkListener(listener(showTables));
	}

	private static IHyperlinkListener listener(Runnable action) {
		return new HyperlinkAdapter() {
			@Override
			public void linkActivated(HyperlinkEvent event) {
				action.run();
			}
		};
	}

	private void links(Composite body, ResultDirectory run) {
		if (Files.exists(run.path().resolve("report.html"))) {
			var link = toolkit.createHyperlink(body, "Open report.html outside", SWT.NONE);
			link.addHyperlinkListener(listener(() -> RunEditor.openReport(run.path())));
		}
		body.layout();
	}
}
