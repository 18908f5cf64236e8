// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.command.CompoundCommand;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.command.AddCommand;
import org.eclipse.emf.edit.command.CommandParameter;
import org.eclipse.emf.edit.command.DeleteCommand;
import org.eclipse.emf.edit.command.MoveCommand;
import org.eclipse.emf.edit.command.RemoveCommand;
import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.emf.edit.domain.EditingDomain;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;

import dev.kirchhoff.model.KirchhoffPackage.Literals;
import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.edit.Labels;
import dev.kirchhoff.model.edit.NewElements;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.form.Labelled;

/** What can be done with elements of documents, wherever they are shown. Everything can be undone. */
public final class Elements {
	private Elements() {
	}

	/** The elements of a selection; those that are in others of it count with them. */
	public static List<EObject> of(IStructuredSelection selection) {
		var all = new ArrayList<EObject>();
		for (var one : selection.toList()) {
			if (one instanceof EObject element) {
				all.add(element);
			}
		}
		return EcoreUtil.filterDescendants(all);
	}

	/** The first element of a selection, or null. */
	public static EObject first(IStructuredSelection selection) {
		return selection.getFirstElement() instanceof EObject element ? element : null;
	}

	private static EditingDomain domain() {
		return Documents.get().domain();
	}

	static void run(String label, Command command) {
		domain().getCommandStack().execute(new Labelled(label, command));
	}

	private static String what(Collection<? extends EObject> elements) {
		return elements.size() == 1 ? label(elements.iterator().next()) : elements.size() + " elements";
	}

	private static String label(EObject element) {
		return element instanceof NamedElement named && named.getName() != null ? named.getName() : Labels.kind(element.eClass()).toLowerCase();
	}

	/** Takes elements out, and every reference to them. */
	public static void delete(Collection<? extends EObject> elements) {
		if (!elements.isEmpty()) {
			run("Delete " + what(elements), DeleteCommand.create(domain(), List.copyOf(elements)));
		}
	}

	/** Puts copies where {@link #paste} finds them, also in other projects. */
	public static void copy(Collection<? extends EObject> elements) {
		domain().setClipboard(new ArrayList<>(EcoreUtil.copyAll(elements)));
	}

	public static void cut(Collection<? extends EObject> elements) {
		copy(elements);
		if (!elements.isEmpty()) {
			run("Cut " + what(elements), DeleteCommand.create(domain(), List.copyOf(elements)));
		}
	}

	/** Whether something that was copied has a place in or beside an element. */
	public static boolean canPaste(EObject target) {
		return domain().getClipboard() != null && !pasted(target, elements(domain().getClipboard())).isEmpty();
	}

	/** Adds what was copied to an element, or beside it where it has no place in it. */
	public static void paste(EObject target) {
		var copies = EcoreUtil.copyAll(elements(domain().getClipboard()));
		place("Paste " + what(copies), target, copies);
	}

	/** Copies of elements behind them. */
	public static void duplicate(List<EObject> elements) {
		var command = new CompoundCommand();
		for (var element : elements) {
			var list = (EReference) element.eContainingFeature();
			if (list.isMany()) {
				var index = ((List<?>) element.eContainer().eGet(list)).indexOf(element) + 1;
				command.append(AddCommand.create(domain(), element.eContainer(), list, List.of(EcoreUtil.copy(element)), index));
			}
		}
		if (!command.isEmpty()) {
			run("Duplicate " + what(elements), command);
		}
	}

	/** Whether elements could be in or beside a target. */
	static boolean fits(EObject target, Collection<? extends EObject> elements) {
		return elements.stream().noneMatch(element -> EcoreUtil.isAncestor(element, target)) && pasted(target, elements).size() == elements.size();
	}

	/** Brings elements of any document to a target, in one step. */
	static void moveTo(EObject target, Collection<? extends EObject> elements) {
		var sameFile = elements.stream().allMatch(element -> element.eResource() == target.eResource());
		var command = new CompoundCommand();
		elements.stream().filter(element -> element.eContainer() != null)
				.forEach(element -> command.append(sameFile ? RemoveCommand.create(domain(), element) : DeleteCommand.create(domain(), element)));
		var places = pasted(target, elements);
		for (var place : places) {
			command.append(new Later(place::fill));
		}
		run("Move " + what(elements), command);
	}

	/** Adds elements that are in no document to a target, or to what is around it where they have no place in it. */
	public static void add(EObject target, Collection<? extends EObject> elements) {
		place("Add " + what(elements), target, elements);
	}

	/** The step that adds elements of no document to a target or to what is around it, within a limit; empty if not all of them have a place there. */
	public static Optional<Command> adding(EObject target, EObject limit, Collection<? extends EObject> elements) {
		var places = pasted(target, elements);
		if (elements.isEmpty() || places.size() < elements.size() || elements.stream().anyMatch(element -> element.eContainer() != null || element.eResource() != null)
				|| !places.stream().allMatch(place -> EcoreUtil.isAncestor(limit, place.owner()))) {
			return Optional.empty();
		}
		var command = new CompoundCommand();
		places.forEach(place -> command.append(new Later(place::fill)));
		return Optional.of(command);
	}

	static void copyTo(EObject target, Collection<? extends EObject> elements) {
		place("Copy " + what(elements), target, EcoreUtil.copyAll(elements));
	}

	private record Place(EObject owner, EReference list, EObject element) {
		Command fill() {
			return list.isMany() ? AddCommand.create(domain(), owner, list, List.of(element)) : SetCommand.create(domain(), owner, list, element);
		}
	}

	private static void place(String label, EObject target, Collection<? extends EObject> elements) {
		var command = new CompoundCommand();
		for (var place : pasted(target, elements)) {
			command.append(new Later(place::fill));
		}
		if (!command.isEmpty()) {
			run(label, command);
		}
	}

	/** Where each of the elements goes: into the target, else into what is around it. */
	private static List<Place> pasted(EObject target, Collection<? extends EObject> elements) {
		var places = new ArrayList<Place>();
		for (var element : elements) {
			for (var owner = target; owner != null; owner = owner.eContainer()) {
				var list = list(owner, element);
				if (list.isPresent()) {
					places.add(new Place(owner, list.get(), element));
					break;
				}
			}
		}
		return places;
	}

	/** A list that takes it, or a single place: what is there is replaced. */
	private static Optional<EReference> list(EObject owner, EObject element) {
		return owner.eClass().getEAllContainments().stream().filter(list -> list.getEReferenceType().isInstance(element)).findFirst();
	}

	private static List<EObject> elements(Collection<?> clipboard) {
		return clipboard == null ? List.of() : clipboard.stream().filter(EObject.class::isInstance).map(EObject.class::cast).toList();
	}

	/** Adds a new child and tells who wants to show it. */
	public static void create(EObject parent, CommandParameter child, Consumer<EObject> created) {
		var made = (EObject) child.getValue();
		run("Add " + Labels.kind(made.eClass()).toLowerCase(), domain().createCommand(org.eclipse.emf.edit.command.CreateChildCommand.class,
				new CommandParameter(parent, child.getFeature(), child, List.of(parent))));
		created.accept(made);
	}

	public static boolean canMove(EObject element, int by) {
		if (element == null || element.eContainer() == null || !element.eContainingFeature().isMany()) {
			return false;
		}
		var siblings = (List<?>) element.eContainer().eGet(element.eContainingFeature());
		var to = siblings.indexOf(element) + by;
		return to >= 0 && to < siblings.size();
	}

	/** Moves an element among its siblings. */
	public static void move(EObject element, int by) {
		if (canMove(element, by)) {
			var siblings = (List<?>) element.eContainer().eGet(element.eContainingFeature());
			run("Move " + label(element), MoveCommand.create(domain(), element.eContainer(), element.eContainingFeature(), element, siblings.indexOf(element) + by));
		}
	}

	/** Asks for another name; says at once if a sibling has it. */
	public static void rename(Shell shell, NamedElement element) {
		var dialog = new InputDialog(shell, "Rename " + Labels.kind(element.eClass()), "New name:", element.getName(),
				text -> text.isBlank() ? "A name is needed." : text.contains("/") ? "A name with a / cannot be found by a path." : NewElements.isTaken(element, text.strip())
						? "Another element here is called '" + text.strip() + "'." : null);
		if (dialog.open() == Window.OK && !dialog.getValue().strip().equals(element.getName())) {
			rename(element, dialog.getValue().strip());
		}
	}

	/** Gives another name; whoever refers to the element still does. */
	public static void rename(NamedElement element, String name) {
		run("Rename " + label(element), SetCommand.create(domain(), element, Literals.NAMED_ELEMENT__NAME, name));
	}
}
