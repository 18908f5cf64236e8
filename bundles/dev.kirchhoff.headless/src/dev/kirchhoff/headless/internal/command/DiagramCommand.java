// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.diagram.Diagram;
import dev.kirchhoff.diagram.Notation;
import dev.kirchhoff.diagram.Notation.Description;
import dev.kirchhoff.diagram.Notations;
import dev.kirchhoff.diagram.layout.AutoLayout;
import dev.kirchhoff.diagram.layout.Layout;
import dev.kirchhoff.diagram.layout.LayoutFile;
import dev.kirchhoff.diagram.svg.PngWriter;
import dev.kirchhoff.diagram.svg.SvgWriter;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.ViewText;
import dev.kirchhoff.headless.internal.Columns;
import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.Suggestions;
import dev.kirchhoff.model.Library;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.ElementPathException;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.model.validation.Footprints;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Placements;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a project as the workbench shows it. */
@Command(name = "diagram", description = "Draw a project: its networks, hardware, mappings and experiments. Without --name and --out: list the diagrams there are, one a line.")
public final class DiagramCommand implements Callable<Integer> {
	/** What a diagram can be written as. */
	enum Format {
		SVG, PNG, TXT
	}

	/** Pixels of a picture a pixel of the drawing, so that it is sharp on paper. */
	private static final double SHARP = 2;

	private final Session session;
	private final Supplier<Notation> notations;
	private final Supplier<Extensions> extensions;

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", description = "Project file (*.kirchhoff).")
	private Path file;

	@Option(names = "--name", paramLabel = "NAME", description = "Kind of diagram, for example hardware.")
	private String name;

	@Option(names = "--of", paramLabel = "PATH", description = "Element that it shows, for example networks/resnet; needed where there are several.")
	private String of;

	@Option(names = { "-o", "--out" }, paramLabel = "PLACE",
			description = "File to write (*.svg, *.png, *.txt), or a directory: one file for each diagram. Without it the drawing is printed.")
	private String out;

	@Option(names = "--format", paramLabel = "FORMAT", description = "svg, png, or txt: all that is shown as text, one box or line a line. That of the file's ending if not given, else svg.")
	private Format format;

	@ArgGroup
	private Places places = new Places();

	@Option(names = "--layer", paramLabel = "NAME", description = "Switches on an optional layer of the diagram. May be given several times.")
	private List<String> layers = List.of();

	@Option(names = "--as-written", description = "Show mappings as they are in the file: without it, weights that the planner places are shown where it places them.")
	private boolean asWritten;

	@Mixin
	private DataOption data;

	/** Where boxes go. */
	static final class Places {
		@Option(names = "--layout", description = "Use the places that boxes have been given in the workbench; what has none gets one. The default.")
		private boolean saved;

		@Option(names = "--auto-layout", description = "Find places for all boxes anew.")
		private boolean automatic;
	}

	/** A diagram that can be drawn. */
	private record Drawing(Description description, EObject target) {
		/** As {@code --of} takes it; empty for the whole file. */
		String path() {
			return ElementPath.path(target);
		}

		String text() {
			return path().isEmpty() ? description.name() : description.name() + " --of " + path();
		}
	}

	public DiagramCommand(Session session) {
		this(session, Notations::ofPlatform, Extensions::ofPlatform);
	}

	DiagramCommand(Session session, Supplier<Notation> notations, Supplier<Extensions> extensions) {
		this.session = session;
		this.notations = notations;
		this.extensions = extensions;
	}

	@Override
	public Integer call() throws IOException {
		var notation = notations.get();
		var names = notation.descriptions().stream().filter(description -> !description.table()).map(Description::name).distinct().toList();
		if (name != null && !names.contains(name)) {
			throw misuse("--name " + name + ": there is no such diagram: " + Suggestions.mend(name, names, "there are " + String.join(", ", names)));
		}
		var format = format();
		var loaded = ProjectFiles.load(session.resolve(file));
		if (loaded.root() == null) {
			throw CommandFailure.input(loaded.problems());
		}
		loaded.problems().forEach(problem -> session.tell(problem.toString()));
		var drawings = drawings(notation, loaded.root());
		if (name == null && out == null) {
			list(drawings);
			return Problem.anyError(loaded.problems()) ? Exit.INPUT : Exit.OK;
		}
		place(loaded.root());
		var chosen = chosen(drawings, loaded.root());
		int faults = draw(notation, chosen, format);
		return faults > 0 || Problem.anyError(loaded.problems()) ? Exit.INPUT : Exit.OK;
	}

	private ParameterException misuse(String line) {
		return new ParameterException(spec.commandLine(), line);
	}

	private Format format() {
		var ending = out == null || isDirectory() ? "" : out.substring(Math.max(0, out.lastIndexOf('.') + 1)).toUpperCase(Locale.ROOT);
		var known = List.of(Format.values()).stream().filter(each -> each.name().equals(ending)).findFirst();
		if (format == null && known.isEmpty() && out != null && !isDirectory()) {
			throw misuse("--out " + out + ": its ending does not say what to write: give it one of .svg, .png, .txt, or a directory that is there or ends in /");
		}
		var chosen = format != null ? format : known.orElse(Format.SVG);
		if (known.isPresent() && known.get() != chosen) {
			throw misuse("--format " + chosen.name().toLowerCase(Locale.ROOT) + ": --out " + out + " says otherwise: leave one of them out");
		}
		if (chosen == Format.PNG && out == null) {
			throw misuse("--format png: a picture cannot be printed: name a file with --out");
		}
		return chosen;
	}

	private boolean isDirectory() {
		return out.endsWith("/") || Files.isDirectory(session.resolve(Path.of(out)));
	}

	private static List<Drawing> drawings(Notation notation, Library root) {
		var drawings = new ArrayList<Drawing>();
		var elements = new ArrayList<EObject>(List.of(root));
		root.eAllContents().forEachRemaining(elements::add);
		for (var description : notation.descriptions()) {
			if (!description.table()) {
				elements.stream().filter(description.domain()::isInstance).forEach(element -> drawings.add(new Drawing(description, element)));
			}
		}
		return drawings;
	}

	private void list(List<Drawing> drawings) {
		var columns = new Columns();
		drawings.forEach(drawing -> columns.row(drawing.description.name(), drawing.path().isEmpty() ? "" : "--of " + drawing.path(), drawing.description.label()));
		columns.lines("").forEach(session.out()::println);
	}

	private List<Drawing> chosen(List<Drawing> drawings, Library root) {
		var named = drawings.stream().filter(drawing -> name == null || drawing.description.name().equals(name)).toList();
		if (named.isEmpty()) {
			throw CommandFailure.input(session.display(session.resolve(file)), "has nothing that a diagram" + (name == null ? "" : " '" + name + "'") + " could show",
					"`kirchhoff diagram FILE` lists what there is");
		}
		if (of != null) {
			var target = target(root);
			var chosen = named.stream().filter(drawing -> drawing.target == target).toList();
			if (chosen.isEmpty()) {
				throw misuse("--of " + of + ": no diagram" + (name == null ? "" : " '" + name + "'") + " shows it: there are " + texts(named));
			}
			named = chosen;
		}
		if (named.size() > 1 && (out == null || !isDirectory())) {
			throw misuse("--name " + name + ": there are several: choose one of " + texts(named) + ", or name a directory with --out");
		}
		return named;
	}

	private EObject target(Library root) {
		if (of.isEmpty()) {
			return root;
		}
		try {
			return ElementPath.find(root, of).value() instanceof EObject element ? element : null;
		} catch (ElementPathException e) {
			throw misuse("--of " + of + ": " + e.what() + ": " + e.mend());
		}
	}

	private static String texts(List<Drawing> drawings) {
		return String.join(", ", drawings.stream().map(drawing -> drawing.path().isEmpty() ? drawing.description.name() : drawing.path()).toList());
	}

	/** What the planner places is drawn where it does; what it cannot place is said, and drawn without. */
	private void place(Library root) {
		var placements = new Placements(extensions.get(), data.place(session));
		Footprints.install(placements.footprints());
		if (!asWritten && root instanceof Project project) {
			project.getMappings().stream().filter(Placements::isAutomatic).forEach(mapping -> place(placements, mapping));
		}
	}

	/** Layers that the mapping leaves outside the arrays are drawn as such, not as forgotten. */
	private void place(Placements placements, Mapping mapping) {
		var chosen = List.copyOf(mapping.getLayers());
		placements.apply(mapping).forEach(problem -> session.tell(problem.toString()));
		if (mapping.getLayers().isEmpty()) {
			mapping.getLayers().addAll(chosen);
		}
	}

	/** Gives the number of faults that have been told. */
	private int draw(Notation notation, List<Drawing> drawings, Format format) throws IOException {
		var saved = places.automatic ? null : LayoutFile.of(session.resolve(file));
		var told = new LinkedHashSet<String>();
		notation.faults().forEach(fault -> told.add(fault.toString()));
		if (saved != null) {
			saved.fault().ifPresent(fault -> told.add(fault.toString()));
		}
		var used = new HashSet<String>();
		for (var drawing : drawings) {
			var diagram = notation.diagram(drawing.description.name(), drawing.target);
			switchOn(diagram);
			var view = diagram.refresh();
			view.faults().forEach(fault -> told.add(fault.toString()));
			write(drawing, format, bytes(notation, view, saved, format), used);
		}
		told.forEach(session::tell);
		return told.size();
	}

	private void switchOn(Diagram diagram) {
		for (var layer : layers) {
			var known = diagram.layers().stream().filter(each -> each.name().equals(layer) || each.label().equals(layer)).findFirst().orElse(null);
			if (known == null && name != null) {
				var names = diagram.layers().stream().map(Diagram.Layer::name).toList();
				throw misuse("--layer " + layer + ": '" + diagram.name() + "' has no such layer: "
						+ Suggestions.mend(layer, names, names.isEmpty() ? "it has none" : "there are " + String.join(", ", names)));
			}
			if (known != null) {
				diagram.setActive(known.name(), true);
			}
		}
	}

	private byte[] bytes(Notation notation, DiagramView view, LayoutFile saved, Format format) {
		if (format == Format.TXT) {
			return ViewText.of(view).getBytes(StandardCharsets.UTF_8);
		}
		var earlier = saved == null ? Layout.EMPTY : saved.layout(LayoutFile.key(view.name(), view.target())).orElse(Layout.EMPTY);
		var layout = AutoLayout.layout(view, earlier);
		if (format == Format.SVG) {
			return SvgWriter.write(view, layout, notation::picture, true).getBytes(StandardCharsets.UTF_8);
		}
		try {
			return PngWriter.write(view, layout, notation::picture, true, SHARP);
		} catch (IOException e) {
			throw CommandFailure.input("--format png", e.getMessage(), "write svg instead");
		}
	}

	private void write(Drawing drawing, Format format, byte[] bytes, Set<String> used) throws IOException {
		if (out == null) {
			session.out().write(bytes);
			return;
		}
		var target = session.resolve(Path.of(out));
		if (isDirectory()) {
			target = target.resolve(fileName(drawing, format, used));
		}
		try {
			Files.createDirectories(target.toAbsolutePath().getParent());
			Files.write(target, bytes);
		} catch (IOException e) {
			throw CommandFailure.input("--out", session.display(target) + " cannot be written (" + e.getMessage() + ")", "choose another place");
		}
		session.out().println(session.display(target));
	}

	/** {@code network-resnet.svg}; of the whole file {@code hardware.svg}. */
	private static String fileName(Drawing drawing, Format format, Set<String> used) {
		var path = drawing.path();
		var key = drawing.target instanceof NamedElement named && named.getName() != null && !path.isEmpty() ? named.getName() : path;
		var base = (drawing.description.name() + (key.isEmpty() ? "" : "-" + key)).replaceAll("[^\\p{L}\\p{N}._-]+", "-");
		var free = base;
		for (int i = 2; !used.add(free.toLowerCase(Locale.ROOT)); i++) {
			free = base + "-" + i;
		}
		return free + "." + format.name().toLowerCase(Locale.ROOT);
	}
}
