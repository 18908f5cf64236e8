// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;

import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.edit.command.AddCommand;
import org.eclipse.emf.edit.command.CommandParameter;
import org.eclipse.emf.edit.command.CopyToClipboardCommand;
import org.eclipse.emf.edit.command.CreateChildCommand;
import org.eclipse.emf.edit.command.PasteFromClipboardCommand;
import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.emf.edit.domain.AdapterFactoryEditingDomain;
import org.eclipse.emf.edit.provider.IEditingDomainItemProvider;
import org.eclipse.emf.edit.provider.IItemLabelProvider;
import org.eclipse.emf.edit.provider.IItemPropertySource;
import org.eclipse.emf.edit.provider.INotifyChangedListener;
import org.eclipse.emf.edit.provider.IViewerNotification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.model.ActivationFunction;
import dev.kirchhoff.model.CellKind;
import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.KirchhoffPackage;
import dev.kirchhoff.model.KirchhoffPackage.Literals;
import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.ProjectFiles;

class EditTest {
	private static final KirchhoffFactory MAKE = KirchhoffFactory.eINSTANCE;

	private final KirchhoffAdapterFactory factory = new KirchhoffAdapterFactory();
	private final AdapterFactoryEditingDomain domain = new AdapterFactoryEditingDomain(factory, new BasicCommandStack(), new HashMap<>());
	private Project project;

	@BeforeEach
	void make() {
		project = MAKE.createProject();
		ProjectFiles.configure(domain.getResourceSet());
		domain.getResourceSet().createResource(URI.createFileURI("/nowhere/p.kirchhoff")).getContents().add(project);
		domain.setResourceToReadOnlyMap(null);
	}

	private String label(EObject element) {
		return ((IItemLabelProvider) factory.adapt(element, (Object) IItemLabelProvider.class)).getText(element);
	}

	/** Creates a child as a menu would. */
	@SuppressWarnings("unchecked")
	private <T extends EObject> T create(EObject parent, Class<T> type) {
		for (var descriptor : domain.getNewChildDescriptors(parent, null)) {
			if (descriptor instanceof CommandParameter parameter && type.isInstance(parameter.getValue())) {
				domain.getCommandStack().execute(CreateChildCommand.create(domain, parent, parameter, List.of(parent)));
				return (T) parameter.getValue();
			}
		}
		throw new AssertionError("no way to create a " + type.getSimpleName());
	}

	@Test
	void labelsSumUp() {
		var device = MAKE.createDevice();
		device.setName("tio2");
		device.setType("dev.kirchhoff.devices.tio2");
		assertEquals("tio2", label(device));
		device.setType("dev.kirchhoff.devices.measured");
		assertEquals("tio2 (measured)", label(device));
		assertEquals("tio2 (MEASURED)", new Labels(type -> type.replaceFirst(".*\\.", "").toUpperCase(java.util.Locale.ROOT)).text(device));
		var cell = MAKE.createCell();
		cell.setId("c");
		cell.setKind(CellKind.ONE_TRANSISTOR);
		cell.setDevice(device);
		assertEquals("c (1T1R tio2)", label(cell));
		var array = MAKE.createCrossbarArray();
		array.setRows(64);
		array.setColumns(32);
		assertEquals("Array (64 x 32)", label(array));
		array.setName("a1");
		array.setCell(cell);
		assertEquals("a1 (64 x 32, 1T1R tio2)", label(array));
		var tile = MAKE.createTile();
		tile.setName("t");
		assertEquals("t", label(tile));
		tile.getArrays().add(array);
		tile.setAdcBits(6);
		assertEquals("t (1 array, 6 bit ADC)", label(tile));
		var parameter = MAKE.createParameter();
		parameter.setName("gMax");
		parameter.setValue("400 µS");
		assertEquals("gMax = 400 µS", label(parameter));
		var activation = MAKE.createActivationLayer();
		activation.setFunction(ActivationFunction.RELU);
		activation.setName("act");
		assertEquals("act (relu)", label(activation));
		var sweep = MAKE.createLogSweep();
		sweep.setPath("train/rate");
		sweep.setFrom(0.001);
		sweep.setTo(0.1);
		sweep.setCount(3);
		assertEquals("train/rate: 0.001 to 0.1, 3 values, logarithmic", label(sweep));
		var experiment = MAKE.createExperiment();
		experiment.setName("e");
		experiment.getSweeps().add(sweep);
		experiment.setRepeats(100);
		experiment.getStages().add(MAKE.createStage());
		assertEquals("e (1 stage, 3 points, 100 repeats)", label(experiment));
		var allocation = MAKE.createAllocation();
		assertEquals("? -> ? [0, 0]", label(allocation));
		allocation.setLayer(activation);
		allocation.setArray(array);
		allocation.setPlane(1);
		assertEquals("act plane 1 -> a1 [0, 0]", label(allocation));
		assertEquals("Project", label(project));
	}

	@Test
	void everyNewElementHasALabelAndAnIcon() throws Exception {
		for (var eClass : concrete()) {
			var element = MAKE.create(eClass);
			assertFalse(label(element).isBlank(), eClass.getName());
			var icon = Path.of(Icons.path(eClass));
			assertTrue(Files.exists(icon), "no " + icon.toAbsolutePath());
			var root = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(icon.toFile()).getDocumentElement();
			assertEquals("0 0 16 16", root.getAttribute("viewBox"));
		}
	}

	@Test
	void everyIconIsAClass() throws Exception {
		var names = new HashSet<>(concrete().stream().map(eClass -> eClass.getName() + ".svg").toList());
		try (var files = Files.list(Path.of("icons/obj16"))) {
			assertEquals(names, new HashSet<>(files.map(file -> file.getFileName().toString()).toList()));
		}
	}

	private static List<EClass> concrete() {
		return KirchhoffPackage.eINSTANCE.getEClassifiers().stream().filter(EClass.class::isInstance).map(EClass.class::cast).filter(eClass -> !eClass.isAbstract()).toList();
	}

	@Test
	void everythingCanBeCreatedSomewhere() {
		var creatable = new HashSet<EClass>();
		for (var eClass : concrete()) {
			for (var descriptor : domain.getNewChildDescriptors(MAKE.create(eClass), null)) {
				creatable.add(((CommandParameter) descriptor).getEValue().eClass());
			}
		}
		var all = new HashSet<>(concrete());
		all.removeAll(Set.of(Literals.PROJECT, Literals.LIBRARY));
		assertEquals(all, creatable);
	}

	@Test
	void whatIsCreatedHasANameAnIdAndUsefulValues() {
		var first = create(project, CrossbarArray.class);
		var second = create(project, CrossbarArray.class);
		assertEquals("array", first.getName());
		assertEquals("array", first.getId());
		assertEquals("array2", second.getName());
		assertEquals("array2", second.getId());
		assertEquals(64, first.getRows());
		var network = create(project, dev.kirchhoff.model.Network.class);
		var dense = create(network, dev.kirchhoff.model.DenseLayer.class);
		assertEquals("dense", dense.getId());
		assertEquals(10, dense.getUnits());
		var mapping = create(project, dev.kirchhoff.model.Mapping.class);
		assertEquals("mapping", mapping.getName());
		assertEquals(Literals.WEIGHT_SCHEME, mapping.getScheme().eClass());
	}

	@Test
	void creatingCanBeUndone() throws Exception {
		var before = new String(ProjectFiles.bytes(project), "UTF-8");
		create(project, CrossbarArray.class);
		domain.getCommandStack().undo();
		assertEquals(before, new String(ProjectFiles.bytes(project), "UTF-8"));
		domain.getCommandStack().redo();
		assertEquals("array", project.getArrays().getFirst().getId());
	}

	@Test
	void menusNameKindsAndExplainThem() {
		var provider = (IEditingDomainItemProvider) factory.adapt(project, (Object) IEditingDomainItemProvider.class);
		for (var descriptor : provider.getNewChildDescriptors(project, domain, null)) {
			var parameter = (CommandParameter) descriptor;
			if (parameter.getEValue() instanceof CrossbarArray) {
				var command = (CreateChildCommand) CreateChildCommand.create(domain, project, parameter, List.of(project));
				assertEquals("Array", command.getText());
				assertTrue(command.getDescription().startsWith("A crossbar: word lines"), command.getDescription());
				return;
			}
		}
		throw new AssertionError("an array cannot be created");
	}

	@Test
	void pastedElementsGetNamesAndIdsOfTheirOwn() {
		var experiment = create(project, dev.kirchhoff.model.Experiment.class);
		var stage = create(experiment, dev.kirchhoff.model.Stage.class);
		experiment.setRepeatFrom(stage);
		domain.getCommandStack().execute(CopyToClipboardCommand.create(domain, experiment));
		domain.getCommandStack().execute(PasteFromClipboardCommand.create(domain, project, Literals.PROJECT__EXPERIMENTS));
		domain.getCommandStack().execute(PasteFromClipboardCommand.create(domain, project, Literals.PROJECT__EXPERIMENTS));
		assertEquals(List.of("experiment", "experiment2", "experiment3"), project.getExperiments().stream().map(NamedElement::getName).toList());
		var copy = project.getExperiments().get(1);
		assertSame(copy.getStages().getFirst(), copy.getRepeatFrom());
		var ids = new ArrayList<String>();
		project.eAllContents().forEachRemaining(element -> {
			if (element instanceof NamedElement named) {
				ids.add(named.getId());
			}
		});
		assertEquals(6, ids.size());
		assertEquals(6, new HashSet<>(ids).size(), ids.toString());
	}

	@Test
	void movedElementsKeepTheirIds() {
		var array = create(project, CrossbarArray.class);
		var tile = create(project, dev.kirchhoff.model.Tile.class);
		var move = new org.eclipse.emf.common.command.CompoundCommand();
		move.append(org.eclipse.emf.edit.command.RemoveCommand.create(domain, project, Literals.PROJECT__ARRAYS, array));
		move.append(AddCommand.create(domain, tile, Literals.TILE__ARRAYS, array));
		domain.getCommandStack().execute(move);
		assertSame(tile, array.eContainer());
		assertEquals("array", array.getId());
	}

	@Test
	void propertySheetsReadTheMetamodel() {
		var array = create(project, CrossbarArray.class);
		var source = (IItemPropertySource) factory.adapt(array, (Object) IItemPropertySource.class);
		var wire = source.getPropertyDescriptor(array, Literals.CROSSBAR_ARRAY__WORD_LINE_RESISTANCE);
		assertEquals("Word line resistance (Ω)", wire.getDisplayName(array));
		assertEquals("Wires", wire.getCategory(array));
		assertEquals("Resistance of one word line segment: from the driver to the first cell, and from cell to cell.", wire.getDescription(array));
		assertFalse(source.getPropertyDescriptor(array, Literals.NAMED_ELEMENT__ID).canSetProperty(array));
		assertTrue(source.getPropertyDescriptor(array, Literals.NAMED_ELEMENT__NAME).canSetProperty(array));
		assertEquals("Stuck at LRS", source.getPropertyDescriptor(array, Literals.CROSSBAR_ARRAY__STUCK_AT_LRS).getDisplayName(array));
	}

	@Test
	void propertiesOfEveryClassCanBeListed() {
		for (var eClass : concrete()) {
			var element = MAKE.create(eClass);
			var source = (IItemPropertySource) factory.adapt(element, (Object) IItemPropertySource.class);
			for (var descriptor : source.getPropertyDescriptors(element)) {
				assertFalse(descriptor.getDisplayName(element).isBlank());
				assertFalse(descriptor.getDescription(element).isBlank());
				assertFalse(Set.of("incoming", "outgoing").contains(descriptor.getId(element)), eClass.getName());
			}
		}
	}

	@Test
	void choicesStayInScope() {
		var one = create(project, dev.kirchhoff.model.Experiment.class);
		var stage = create(one, dev.kirchhoff.model.Stage.class);
		var two = create(project, dev.kirchhoff.model.Experiment.class);
		create(two, dev.kirchhoff.model.Stage.class);
		var source = (IItemPropertySource) factory.adapt(one, (Object) IItemPropertySource.class);
		var choices = new ArrayList<>(source.getPropertyDescriptor(one, Literals.EXPERIMENT__REPEAT_FROM).getChoiceOfValues(one));
		assertEquals(2, choices.size());
		assertTrue(choices.contains(stage) && choices.contains(null));
	}

	@Test
	void viewsHearOfLabelsThatChange() {
		var cell = create(project, dev.kirchhoff.model.Cell.class);
		var array = create(project, CrossbarArray.class);
		var tile = create(project, dev.kirchhoff.model.Tile.class);
		var heard = new ArrayList<Object>();
		INotifyChangedListener listener = notification -> {
			if (notification instanceof IViewerNotification viewer && viewer.isLabelUpdate()) {
				heard.add(viewer.getElement());
			}
		};
		factory.addListener(listener);
		label(array);
		label(tile);
		domain.getCommandStack().execute(SetCommand.create(domain, array, Literals.CROSSBAR_ARRAY__CELL, cell));
		domain.getCommandStack().execute(SetCommand.create(domain, array, Literals.CROSSBAR_ARRAY__ROWS, 8));
		assertEquals(List.of(array, array), heard);
		create(tile, CrossbarArray.class);
		assertTrue(heard.contains(tile));
	}
}
