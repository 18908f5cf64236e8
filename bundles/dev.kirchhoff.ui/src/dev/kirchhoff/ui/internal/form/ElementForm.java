// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.form;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Section;

import dev.kirchhoff.model.KirchhoffPackage.Literals;
import dev.kirchhoff.model.Parameter;
import dev.kirchhoff.model.Typed;
import dev.kirchhoff.model.edit.Labels;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.validation.FeatureSchema;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.Types;
import dev.kirchhoff.ui.internal.project.Items;

/**
 * All values of one element, in sections. Nothing here knows a class of the metamodel or a plug-in: what there is to fill in follows from
 * the metamodel's annotations and the plug-in's declared parameters.
 */
public final class ElementForm extends Composite {
	private static final String GENERAL = "General";

	private final EObject element;
	private final FormToolkit toolkit;
	private final Consumer<EObject> open;
	private final Path folder;
	private final Map<String, Field> fields = new LinkedHashMap<>();
	private final List<ReferenceField> references = new ArrayList<>();
	private final List<ReferencesField> lists = new ArrayList<>();
	private TypeField type;
	private Composite parameters;
	private Section parameterSection;
	private List<String> shown = List.of();

	/**
	 * @param folder that files are named from
	 * @param open   goes to another element
	 */
	public ElementForm(Composite parent, FormToolkit toolkit, EObject element, Path folder, Consumer<EObject> open) {
		super(parent, SWT.NONE);
		this.element = element;
		this.toolkit = toolkit;
		this.folder = folder;
		this.open = open;
		toolkit.adapt(this);
		setLayout(new GridLayout());
		head();
		sections();
		if (element instanceof Typed typed) {
			typed(typed);
		}
	}

	private void head() {
		var doc = EcoreUtil.getDocumentation(element.eClass());
		var label = toolkit.createLabel(this, doc == null ? "" : doc.replaceAll("\\s+", " "), SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(label);
	}

	private void sections() {
		var byCategory = new LinkedHashMap<String, List<EStructuralFeature>>();
		for (var descriptor : Items.properties(element).getPropertyDescriptors(element)) {
			var feature = (EStructuralFeature) descriptor.getFeature(element);
			if (feature == Literals.TYPED__TYPE || feature == Literals.NAMED_ELEMENT__ID || feature == Literals.LIBRARY__VERSION || isContained(feature)) {
				continue;
			}
			var category = FeatureSchema.of(feature).category();
			byCategory.computeIfAbsent(category.isEmpty() ? GENERAL : category, _ -> new ArrayList<>()).add(feature);
		}
		byCategory.forEach((category, features) -> {
			var client = section(category);
			features.forEach(feature -> line(client, feature));
		});
	}

	private static boolean isContained(EStructuralFeature feature) {
		return feature instanceof EReference reference && (reference.isContainment() || reference.isTransient());
	}

	private Composite section(String title) {
		var section = toolkit.createSection(this, ExpandableComposite.TITLE_BAR | ExpandableComposite.EXPANDED | ExpandableComposite.TWISTIE);
		section.setText(title);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(section);
		var client = toolkit.createComposite(section);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(6, 4).spacing(8, 5).applyTo(client);
		section.setClient(client);
		return client;
	}

	private void line(Composite parent, EStructuralFeature feature) {
		switch (feature) {
			case EAttribute attribute -> field(parent, new FeatureValue(element, attribute));
			case EReference reference when reference.isMany() -> lists.add(new ReferencesField(element, reference, parent, toolkit));
			case EReference reference -> references.add(new ReferenceField(element, reference, parent, toolkit, open));
			default -> throw new IllegalStateException("a feature is an attribute or a reference");
		}
	}

	private void field(Composite parent, Value value) {
		fields.put(value.name(), switch (value.kind()) {
			case CHECK -> new CheckField(value, parent, toolkit);
			case CHOICE -> new ChoiceField(value, parent, toolkit);
			default -> new TextField(value, parent, toolkit, folder);
		});
	}

	private void typed(Typed typed) {
		type = new TypeField(typed, section("Type"), toolkit);
		parameterSection = (Section) section("Parameters").getParent();
		parameters(typed);
	}

	/** One line a declared parameter, and one for each that is given but not known. */
	private void parameters(Typed typed) {
		var declared = Types.of(typed).map(found -> found.schema().parameters()).orElse(List.of());
		var names = new ArrayList<>(declared.stream().map(spec -> typed.getType() + " " + spec.name()).toList());
		var unknown = typed.getParameters().stream().filter(parameter -> declared.stream().noneMatch(spec -> spec.name().equals(parameter.getName()))).toList();
		unknown.forEach(parameter -> names.add("? " + parameter.getName()));
		if (names.equals(shown) && parameters != null) {
			return;
		}
		shown = List.copyOf(names);
		if (parameters != null) {
			fields.values().removeIf(field -> field.value instanceof ParameterValue);
			parameters.dispose();
		}
		parameters = toolkit.createComposite(parameterSection);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(6, 4).spacing(8, 5).applyTo(parameters);
		declared.forEach(spec -> field(parameters, new ParameterValue(typed, spec)));
		unknown.forEach(parameter -> unknown(typed, parameter));
		if (declared.isEmpty() && unknown.isEmpty()) {
			toolkit.createLabel(parameters, "This type has none.");
		}
		parameterSection.setClient(parameters);
		parameterSection.requestLayout();
	}

	private void unknown(Typed typed, Parameter parameter) {
		var known = Types.of(typed).isPresent();
		Label label = toolkit.createLabel(parameters, String.valueOf(parameter.getName()));
		Field.aligned(label);
		label.setToolTipText(known ? "The type has no such parameter." : "The plug-in that knows this parameter is not installed.");
		var row = toolkit.createComposite(parameters);
		GridLayoutFactory.fillDefaults().numColumns(2).extendedMargins(6, 0, 0, 0).applyTo(row);
		toolkit.createLabel(row, String.valueOf(parameter.getValue()));
		if (known) {
			var remove = toolkit.createButton(row, "Remove unknown parameter", SWT.PUSH);
			remove.addListener(SWT.Selection, _ -> Documents.get().domain().getCommandStack().execute(
					new Labelled("Remove parameter", org.eclipse.emf.edit.command.RemoveCommand.create(Documents.get().domain(), parameter))));
		}
	}

	public EObject element() {
		return element;
	}

	/** Shows what the model says now. */
	public void refresh() {
		if (element instanceof Typed typed) {
			type.refresh();
			parameters(typed);
		}
		fields.values().forEach(Field::refresh);
		references.forEach(ReferenceField::refresh);
		lists.forEach(ReferencesField::refresh);
	}

	/**
	 * Says beside the fields what a check has found, which knows more than a field of its value alone.
	 *
	 * @param problems of the file
	 */
	public void found(List<Problem> problems) {
		if (element.eResource() == null) {
			return;
		}
		var place = ElementPath.path(element) + "/";
		fields.forEach((name, field) -> field.found(problems.stream().filter(problem -> problem.element().equals(place + name) || problem.element().equals(place + "parameters/" + name))
				.map(problem -> problem.what() + (problem.mend().isEmpty() ? "" : ": " + problem.mend())).distinct().collect(Collectors.joining("\n"))));
	}

	/** What is said to be wrong beside the field of a feature or parameter; empty if nothing is. */
	public String fault(String name) {
		return Optional.ofNullable(fields.get(name)).map(Field::told).orElse("");
	}

	/** Puts the cursor into the field of a feature or parameter. */
	public void focus(String name) {
		Optional.ofNullable(fields.get(name)).map(Field::control).or(() -> Optional.ofNullable(type).filter(_ -> name.equals("type")).map(TypeField::control))
				.ifPresent(Control::setFocus);
	}

	/** The field of a feature or parameter, for who tries it out. */
	public Optional<Control> control(String name) {
		return Optional.ofNullable(fields.get(name)).map(Field::control);
	}

	/** The parameters that have fields now. */
	public List<String> parameterNames() {
		return fields.values().stream().map(field -> field.value).filter(ParameterValue.class::isInstance).map(Value::name).toList();
	}

}
