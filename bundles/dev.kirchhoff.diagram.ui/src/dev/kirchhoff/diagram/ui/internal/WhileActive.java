// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.function.BooleanSupplier;

import org.eclipse.core.expressions.EvaluationResult;
import org.eclipse.core.expressions.Expression;
import org.eclipse.core.expressions.ExpressionInfo;
import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ISources;
import org.eclipse.ui.part.MultiPageEditorSite;

/**
 * True while a part, or the editor that it is a page of, is the active one. Says that it looks at the selection, too, so that what is
 * offered for selected elements everywhere else does not come before what the part does with them.
 */
final class WhileActive extends Expression {
	private final IEditorPart part;
	private final Control control;
	private final BooleanSupplier condition;

	/** @param condition looked at when another part is active or something else is selected */
	WhileActive(IEditorPart part, Control control, BooleanSupplier condition) {
		this.condition = condition;
		this.part = part;
		this.control = control;
	}

	@Override
	public EvaluationResult evaluate(IEvaluationContext context) {
		var active = context.getVariable(ISources.ACTIVE_PART_NAME);
		boolean around = part.getSite() instanceof MultiPageEditorSite site && active == site.getMultiPageEditor();
		return EvaluationResult.valueOf((active == part || around && !control.isDisposed() && control.isVisible()) && condition.getAsBoolean());
	}

	@Override
	public void collectExpressionInfo(ExpressionInfo info) {
		info.addVariableNameAccess(ISources.ACTIVE_PART_NAME);
		info.addVariableNameAccess(ISources.ACTIVE_CURRENT_SELECTION_NAME);
	}
}
