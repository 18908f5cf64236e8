// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal;

import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.diagram.Diagram;
import dev.kirchhoff.diagram.Fault;
import dev.kirchhoff.diagram.Notation;
import dev.kirchhoff.diagram.NotationFile;
import dev.kirchhoff.diagram.NotationFile.LatticeHint;
import dev.kirchhoff.diagram.Table;
import dev.kirchhoff.diagram.internal.evaluate.Evaluation;
import dev.kirchhoff.diagram.internal.expression.Interpreter;
import dev.kirchhoff.diagram.internal.expression.Scope;
import dev.kirchhoff.diagram.internal.expression.Services;
import dev.kirchhoff.diagram.internal.expression.Types;
import dev.kirchhoff.diagram.internal.odesign.Book;
import dev.kirchhoff.diagram.internal.odesign.DiagramSpec;
import dev.kirchhoff.diagram.internal.odesign.ExtensionSpec;
import dev.kirchhoff.diagram.internal.odesign.LayerSpec;
import dev.kirchhoff.diagram.internal.odesign.Rule;
import dev.kirchhoff.diagram.internal.odesign.TableSpec;
import dev.kirchhoff.diagram.internal.odesign.ViewpointSpec;
import dev.kirchhoff.diagram.internal.tools.MappingNames;
import dev.kirchhoff.model.KirchhoffPackage;

/** Notation files, read and checked, with the diagrams of others extended by those that extend them. */
public final class InstalledNotation implements Notation {
	private final List<NotationFile> files;
	private final Book book;
	private final Types types = new Types(List.of(KirchhoffPackage.eINSTANCE));
	private final Map<String, Interpreter> interpreters = new HashMap<>();
	private final Map<String, List<LatticeHint>> hints = new HashMap<>();
	private final Set<Fault> faults = new LinkedHashSet<>();
	private final List<Entry> diagrams = new ArrayList<>();
	private final List<TableSpec> tables = new ArrayList<>();

	/** A diagram with all that extends it. */
	private record Entry(DiagramSpec spec, List<LayerSpec> layers, List<Rule> rules) {
	}

	public InstalledNotation(List<NotationFile> files) {
		this.files = List.copyOf(files);
		book = Book.read(this.files);
		faults.addAll(book.faults());
		services();
		this.files.forEach(file -> hints.put(file.name(), file.lattices()));
		for (var viewpoint : book.viewpoints()) {
			viewpoint.diagrams().forEach(spec -> diagrams.add(extended(viewpoint, spec)));
			tables.addAll(viewpoint.tables());
		}
		diagrams.forEach(this::checkNames);
		check();
	}

	/** Expressions of a file see the services of their own file first, then those of all others. */
	private void services() {
		var classes = new HashMap<ViewpointSpec.Service, Class<?>>();
		for (var viewpoint : book.viewpoints()) {
			for (var service : viewpoint.services()) {
				try {
					classes.put(service, viewpoint.file().resources().load(service.className()));
				} catch (ClassNotFoundException | LinkageError e) {
					faults.add(new Fault(viewpoint.file().name(), service.place(), "class " + service.className() + " cannot be loaded: " + e.getMessage(), "put it into the bundle of the file"));
				}
			}
		}
		for (var file : files) {
			var services = new Services();
			for (var own : List.of(true, false)) {
				for (var viewpoint : book.viewpoints()) {
					if (viewpoint.file().equals(file) == own) {
						viewpoint.services().stream().filter(classes::containsKey).forEach(service -> add(services, classes.get(service), viewpoint, service));
					}
				}
			}
			interpreters.put(file.name(), new Interpreter(types, services));
		}
	}

	private void add(Services services, Class<?> type, ViewpointSpec viewpoint, ViewpointSpec.Service service) {
		try {
			services.add(type);
		} catch (ReflectiveOperationException | LinkageError e) {
			faults.add(new Fault(viewpoint.file().name(), service.place(), "nothing can be made of class " + service.className() + ": " + e, "make it public, with a public constructor without parameters"));
		}
	}

	private Entry extended(ViewpointSpec viewpoint, DiagramSpec spec) {
		var layers = new ArrayList<>(spec.layers());
		var rules = new ArrayList<>(viewpoint.rules());
		rules.addAll(spec.rules());
		for (var extension : extensions()) {
			if (extension.extendsDiagram(viewpoint.uri(), spec.name())) {
				layers.addAll(extension.layers());
				rules.addAll(extension.rules());
			}
		}
		return new Entry(spec, layers, rules);
	}

	private List<ExtensionSpec> extensions() {
		return book.viewpoints().stream().flatMap(viewpoint -> viewpoint.extensions().stream()).toList();
	}

	private void checkNames(Entry entry) {
		MappingNames.of(entry.layers, book.mappings()::get, twice -> {
			int hash = twice.key().indexOf('#');
			faults.add(new Fault(twice.key().substring(0, hash), twice.key().substring(hash + 1), "another mapping of the diagram '" + entry.spec.name() + "' is called " + twice.name() + " too",
					"give it a name of its own"));
		});
	}

	private void check() {
		for (var expression : book.expressions()) {
			var wrong = interpreters.get(expression.file()).check(expression.text());
			if (wrong != null) {
				faults.add(new Fault(expression.file(), expression.place(), "'" + expression.text() + "': " + wrong, ""));
			}
		}
		for (var type : book.classes()) {
			if (!type.isBlank() && !type.text().contains(":") || type.text().contains("::")) {
				if (types.find(type.text()).isEmpty()) {
					faults.add(new Fault(type.file(), type.place(), "there is no class '" + type.text() + "'", "write it as model::Layer"));
				}
			}
		}
		for (var extension : extensions()) {
			if (book.viewpoints().stream().noneMatch(viewpoint -> viewpoint.diagrams().stream().anyMatch(spec -> extension.extendsDiagram(viewpoint.uri(), spec.name())))) {
				int hash = extension.key().indexOf('#');
				faults.add(new Fault(extension.key().substring(0, hash), extension.key().substring(hash + 1),
						"extends a diagram that is not there: " + extension.representation() + " of " + extension.viewpoint(), "choose one of "
								+ String.join(", ", book.viewpoints().stream().flatMap(viewpoint -> viewpoint.diagrams().stream().map(spec -> spec.name() + " of " + viewpoint.uri())).toList())));
			}
		}
	}

	@Override
	public List<Fault> faults() {
		return List.copyOf(faults);
	}

	@Override
	public List<Description> descriptions() {
		var all = new ArrayList<Description>();
		for (var entry : diagrams) {
			types.findClass(entry.spec.domainClass()).ifPresent(domain -> all.add(new Description(entry.spec.name(), entry.spec.label(), entry.spec.documentation(), domain, false)));
		}
		for (var table : tables) {
			types.findClass(table.domainClass()).ifPresent(domain -> all.add(new Description(table.name(), table.label(), table.documentation(), domain, true)));
		}
		return all;
	}

	@Override
	public List<Description> of(EObject element) {
		return descriptions().stream().filter(one -> one.domain().isInstance(element) && isAllowed(one, element)).toList();
	}

	private boolean isAllowed(Description description, EObject element) {
		var preconditions = description.table() ? tables.stream().filter(one -> one.name().equals(description.name())).map(TableSpec::precondition)
				: diagrams.stream().filter(one -> one.spec.name().equals(description.name())).map(one -> one.spec.precondition());
		return preconditions.allMatch(precondition -> evaluation().truth(precondition, Scope.of(element), true));
	}

	private Evaluation evaluation() {
		return new Evaluation(interpreters, types);
	}

	@Override
	public Diagram diagram(String name, EObject target) {
		var entry = diagrams.stream().filter(one -> one.spec.name().equals(name) && types.isInstance(one.spec.domainClass(), target)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("there is no diagram '" + name + "' of a " + target.eClass().getName()));
		return new InstalledDiagram(entry.spec, entry.layers, entry.rules, book, hints, this::evaluation, target);
	}

	@Override
	public Table table(String name, EObject target) {
		var spec = tables.stream().filter(one -> one.name().equals(name) && types.isInstance(one.domainClass(), target)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("there is no table '" + name + "' of a " + target.eClass().getName()));
		return new InstalledTable(spec, this::evaluation, target);
	}

	@Override
	public Optional<URL> picture(String path) {
		var parts = path.replaceFirst("^/", "").split("/", 2);
		if (parts.length < 2) {
			return Optional.empty();
		}
		return files.stream().filter(file -> file.bundle().equals(parts[0])).findFirst()
				.flatMap(file -> parts[1].endsWith(".png") ? file.resources().find(parts[1].replaceFirst("\\.png$", ".svg")).or(() -> file.resources().find(parts[1])) : file.resources().find(parts[1]));
	}
}
